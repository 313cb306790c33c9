// Starts the page: loads the WebAssembly with a progress mark, hands it to its glue, and shows a readable page
// where that cannot be done.

const { glue, wasm } = document.getElementById('boot').dataset;
// Of all addresses given as text, a worker may be started from this page's own Blob alone.
globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (address) => (address.startsWith('blob:') ? address : null) });
const progress = document.getElementById('loading-progress');

async function load() {
  if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${response.status} ${wasm}`);
  const total = Number(response.headers.get('content-length'));
  // A compressed transfer tells no length that the bytes could be compared with.
  const known = total > 0 && !response.headers.get('content-encoding');
  let received = 0;
  const counted = response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      received += chunk.length;
      if (known && progress) progress.value = received / total;
      controller.enqueue(chunk);
    },
  }));
  // Compiled while it arrives; the type is named here because some hosts name it wrongly.
  return WebAssembly.compileStreaming(new Response(counted, { headers: { 'content-type': 'application/wasm' } }));
}

try {
  // The worker imports the same glue.
  globalThis.vgGlue = new URL(glue, document.baseURI).href;
  const [module, { default: init }] = await Promise.all([load(), import(globalThis.vgGlue)]);
  await init({ module_or_path: module });
  document.getElementById('loading')?.remove();
} catch (error) {
  document.getElementById('loading')?.remove();
  const fallback = document.getElementById('fallback');
  fallback.hidden = false;
  fallback.querySelector('[data-reason]').textContent = String(error);
}
