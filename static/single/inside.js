// The single file: this script follows the glue of the WebAssembly, and boot.js follows this, all in one. The worker is
// made of the very same text, since a sandboxed frame and a page from a disk can import nothing from anywhere. It is
// no module: the Blob of a module would be asked for its origin, and those pages have none.

globalThis.vgPart = async (file, start) => start(await unpackPart(file));

if (globalThis.document) {
  globalThis.vgInside = {
    init: async () => __wbg_init,
    module: async () => WebAssembly.compile(await unpack(text('wasm')).arrayBuffer()),
    part: unpackPart,
    digits: () => unpack(text('digits')).text(),
    kind: 'classic',
    worker: document.currentScript.textContent,
  };
} else {
  // It says where it finds no memory.
  onmessage = ({ data }) => {
    onmessage = null;
    __wbg_init({ module_or_path: data }).then(worker_main, () => postMessage(false));
  };
}

async function unpackPart(file) {
  return WebAssembly.compile(await unpack(PARTS[file]).arrayBuffer());
}

// gzip, written in base64, because every browser that runs the lab can unpack it.
function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  // No Blob: WebKit's worker of a page from a disk can read none.
  return new Response(new Response(bytes).body.pipeThrough(new DecompressionStream('gzip')));
}

function text(id) {
  return document.getElementById(id).textContent;
}
