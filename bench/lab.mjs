// The lab in a browser: served as a host would serve it, driven by its own messages.

import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm',
  '.css': 'text/css', '.svg': 'image/svg+xml', '.gz': 'application/gzip', '.webmanifest': 'application/manifest+json',
};

// Serves a folder with brotli; `origin` is its address.
export async function serve(root) {
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://host').pathname).replace(/^\/+/, '') || 'index.html';
    try {
      if (!packed.has(path)) packed.set(path, brotliCompressSync(await readFile(join(root, path))));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(packed.get(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export function launch() {
  const places = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
  const executablePath = process.env.CHROME ?? places.find(existsSync);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
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
