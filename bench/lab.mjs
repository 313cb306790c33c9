// The lab in a browser: served as a host would serve it, driven by its own messages.

import { origin, serveFolder } from '../tests/browser/server.mjs';

export { launch } from '../tests/browser/harness.mjs';

// Serves a folder as a host does, with brotli; `origin` is its address.
export async function serve(folder) {
  const server = await serveFolder(folder, { brotli: true });
  return { origin: origin(server), close: () => server.close() };
}

// A request by the page's own messages, and how long its answer took.
export const ask = (page, message) => page.evaluate((message) => new Promise((resolve, reject) => {
  const req = Math.random();
  const started = performance.now();
  addEventListener('message', function hear({ data }) {
    if (data?.type !== 'vg:reply' || data.req !== req) return;
    removeEventListener('message', hear);
    if (data.ok) resolve({ result: data.result, ms: performance.now() - started });
    else reject(new Error(data.error));
  });
  postMessage({ v: 1, req, ...message }, '*');
}), message);

// Opens the lab with those settings and waits until it is ready.
export async function open(browser, origin, settings, { before, context = {} } = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...context });
  await page.addInitScript(() => {
    window.vgReady = new Promise((resolve) => addEventListener('message', ({ data }) => data?.type === 'vg:ready' && resolve()));
  });
  if (before) await before(page);
  await page.goto(`${origin}/?${new URLSearchParams(settings)}`);
  await page.evaluate(() => window.vgReady);
  return page;
}

// Milliseconds of a training step, from runs of at least `ms`: an answer carries a frame with pictures, whose cost is no
// part of a step.
export async function stepper(page, ms = 700) {
  const whole = async (steps) => (await ask(page, { type: 'vg:advance', n: steps })).ms;
  let steps = 4;
  while (await whole(steps) < ms) steps *= 2;
  return async () => await whole(steps) / steps;
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
