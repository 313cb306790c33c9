// Starts the page: gets the lab's parts, starts the WebAssembly, and shows a readable page where that cannot be done.
// A classic script: module scripts do not load in a sandboxed frame, and that page should be readable there too.

async function boot() {
  // What a host says before anybody listens is kept.
  const early = [];
  const keepEarly = (event) => early.length < 1000 && early.push(event);
  addEventListener('message', keepEarly);
  globalThis.vgEarly = () => {
    removeEventListener('message', keepEarly);
    return early.splice(0);
  };
  // What the WebAssembly asks of the page: a worker, the text of the digits, a memory. A single file brings its parts along.
  const parts = globalThis.vgInside ?? hosted(document.getElementById('boot').dataset);
  const unrecorded = () => Boolean(globalThis.vgUnrecorded);
  globalThis.vg = { worker: () => startWorker(parts), digits: parts.digits, unrecorded, ...(globalThis.vgCourse ?? browserStorage()) };
  globalThis.vgPart = (file, start) => parts.part(file).then(start).catch((error) => {
    tellHost({ type: 'vg:error', v: 1, code: 'rest', message: `A part of the lab could not be loaded, and is requested again: ${error}` });
    throw error;
  });
  try {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    const [module, init] = await Promise.all([parts.module(), parts.init()]);
    await init({ module_or_path: module });
    document.getElementById('loading')?.remove();
  } catch (error) {
    giveUp(error);
  }
  parts.keep?.();
}

function hosted({ glue, wasm }) {
  const address = new URL(glue, document.baseURI).href;
  // The files of the parts lie beside the first one.
  const beside = new URL(wasm.replace(/bg\.wasm$/, ''), document.baseURI).href;
  return {
    init: async () => (await import(address)).default,
    module: () => compile(wasm),
    part: (file) => fetchOk(`${beside}${file}.wasm`).then((response) => response.arrayBuffer()).then(WebAssembly.compile),
    digits: async () => gunzip(await fetchOk('digits.csv.gz')).text(),
    // The worker imports the same glue, and is sent the same module. It says where it finds no memory.
    kind: 'module',
    worker: `import init, { worker_main } from ${JSON.stringify(address)};
globalThis.vgPart = (file, start) => fetch(${JSON.stringify(beside)} + file + '.wasm').then((response) => response.arrayBuffer()).then(WebAssembly.compile).then(start);
onmessage = ({ data }) => { onmessage = null; init({ module_or_path: data }).then(worker_main, () => postMessage(false)); };`,
    keep: () => keepForOffline(),
  };
}

// Compiles while the bytes arrive.
async function compile(wasm) {
  const response = await fetchOk(wasm);
  const progress = document.getElementById('loading-progress');
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
  // The type is named here because some hosts name it wrongly.
  return WebAssembly.compileStreaming(new Response(counted, { headers: { 'content-type': 'application/wasm' } }));
}

async function fetchOk(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

function gunzip(response) {
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
}

// A policy of trusted types asks which scripts may be trusted: those that this page made or that its own host has.
function own(address) {
  const { protocol, origin } = new URL(address, location.href);
  if (protocol !== 'blob:' && origin !== location.origin) throw new TypeError(`${address} is not of this page`);
  return address;
}

function trusted(address) {
  globalThis.vgTrust ??= globalThis.trustedTypes?.createPolicy('vanishing-gradients', { createScriptURL: own });
  return globalThis.vgTrust?.createScriptURL(address) ?? address;
}

function startWorker({ worker, kind }) {
  const address = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
  return new Worker(trusted(address), { type: kind });
}

// Without a course, the browser keeps how far a lesson has come; where it keeps nothing, reading throws.
function browserStorage() {
  const NAME = 'vanishing-gradients.lesson';
  return {
    recall: () => localStorage.getItem(NAME),
    keep: (progress) => localStorage.setItem(NAME, progress),
    receive: () => {},
  };
}

// In a frame the page belongs to a course, which decides what it keeps.
function keepForOffline() {
  if (window !== parent) return;
  try {
    navigator.serviceWorker?.register(trusted('sw.js')).catch(() => {});
  } catch { /* A sandbox has no service workers. */ }
}

function giveUp(error) {
  document.getElementById('loading')?.remove();
  const fallback = document.getElementById('fallback');
  fallback.hidden = false;
  fallback.querySelector('[data-reason]').textContent = String(error);
  speakAsAsked(fallback);
  if (window === parent) return;
  tellHost({ type: 'vg:error', v: 1, code: 'start', message: `The lab cannot start here: ${error}` });
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    tellHost({ type: 'vg:resize', v: 1, height });
    tellHost({ subject: 'lti.frameResize', height });
  }).observe(document.body);
}

function tellHost(message) {
  if (window !== parent) parent.postMessage(message, '*');
}

// Bengali first for whoever asked for it: the page's words arrive with the WebAssembly, which did not.
function speakAsAsked(fallback) {
  const given = (text) => new URLSearchParams(text.slice(1)).get('lang');
  const asked = given(location.hash) ?? given(location.search);
  const bengali = fallback.querySelector('[lang="bn"]');
  if (!(asked === 'bn' || (asked !== 'en' && navigator.language.startsWith('bn')))) return;
  document.documentElement.lang = 'bn';
  document.title = bengali.querySelector('h2').textContent;
  for (const part of fallback.children) if (part !== bengali) part.lang = 'en';
  fallback.prepend(bengali);
}

if (globalThis.document) boot();
