// Part of the glue: loads the deferred parts of the WebAssembly. They share the memory, the functions and the table of
// functions of the first part. PARTS names the files of each part, in the order in which they are instantiated: code that
// several parts share is a file of its own. `vgPart` is set by whoever starts the first part, in the page and in the
// worker: it loads and compiles a file, and calls back with the module.
const instances = new Map();
function instance(file) {
  if (!instances.has(file)) {
    const loaded = globalThis.vgPart(file, (module) => {
      // A server may answer with anything in place of a missing file; a part of the lab imports from the first part.
      if (!WebAssembly.Module.imports(module).some((needed) => needed.module === '__wasm_split')) throw new Error(`${file} is no part of the lab`);
      return WebAssembly.instantiate(module, { __wasm_split: wasm });
    });
    instances.set(file, loaded);
    // A failed download is tried again by the next call.
    loaded.catch(() => instances.delete(file));
  }
  return instances.get(file);
}
const LOADERS = Object.fromEntries(Object.entries(PARTS).map(([part, files]) => [
  `__wasm_split_load_${part}`,
  (callback, data) => {
    const report = (loaded) => wasm.__indirect_function_table.get(callback)(data, loaded);
    Promise.all(files.map(instance)).then(() => report(1), () => report(0));
  },
]));
