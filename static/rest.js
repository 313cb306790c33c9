// Part of the glue: the second part of the WebAssembly, started once somebody asks for it. It shares the memory, the
// functions and the table of functions of the first. `vgRest` is given by whoever starts the first part, in the page and
// in the worker: it gets the module and has it started.
let rest;
const REST = {
  __wasm_split_load_rest(callback, data) {
    const tell = (arrived) => wasm.__indirect_function_table.get(callback)(data, arrived);
    rest ??= globalThis.vgRest((module) => {
      // A server may send anything in place of a file that is gone; what takes nothing of the first part is not its second.
      if (!WebAssembly.Module.imports(module).some((taken) => taken.module === '__wasm_split')) throw new Error('not a part of the lab');
      return WebAssembly.instantiate(module, { __wasm_split: wasm });
    });
    rest.then(() => tell(1), () => {
      // Whoever asks again may have more luck.
      rest = undefined;
      tell(0);
    });
  },
};
