// `cargo xtask bench` in the browser: the lab's training step, as the page runs it in its worker with all
// statistics, beside TensorFlow.js on its wasm backend, in turns (A B A B), in one headless Chromium.
// Only ratios of one run mean anything: absolute figures drift with the machine.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, '..', 'dist');
const SHAPES = [
  { depth: 10, width: 32, steps: 60, rival: 15 },
  { depth: 20, width: 64, steps: 20, rival: 6 },
  { depth: 50, width: 128, steps: 5, rival: 3 },
];
const BATCH = 256;
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.svg': 'image/svg+xml' };

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function serve(root) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname).replace(/^\/+/, '') || 'index.html';
    try {
      const body = await readFile(join(root, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

// A request to the page's own message interface, answered by its reply.
const ask = (page, message) => page.evaluate((message) => new Promise((resolve, reject) => {
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

async function lab(browser, origin, { depth, width, dtype }) {
  const page = await browser.newPage();
  const ready = page.addInitScript(() => {
    window.vgReady = new Promise((resolve) => addEventListener('message', ({ data }) => data?.type === 'vg:ready' && resolve()));
  });
  await ready;
  await page.goto(`${origin}/?depth=${depth}&width=${width}&dtype=${dtype}&points=${BATCH}`);
  await page.evaluate(() => window.vgReady);
  await ask(page, { type: 'vg:advance', n: 3 });
  return {
    page,
    run: async (steps) => (await ask(page, { type: 'vg:advance', n: steps })).ms / steps,
  };
}

async function rival(browser, origin, { depth, width }) {
  const page = await browser.newPage();
  await page.goto(`${origin}/tfjs.html`);
  await page.waitForFunction(() => window.bench);
  const backend = await page.evaluate((shape) => window.bench.prepare(shape), { depth, width, batch: BATCH });
  if (backend !== 'wasm') throw new Error(`TensorFlow.js chose the backend "${backend}"`);
  const run = (steps) => page.evaluate((steps) => window.bench.run(steps), steps);
  await run(2);
  return { page, run };
}

const executablePath = process.env.CHROME ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
const [ours, theirs] = [await serve(dist), await serve(here)];
const origin = (server) => `http://127.0.0.1:${server.address().port}`;

console.log(`| shape | TensorFlow.js wasm, ms | float32, ms | ratio | float64, ms | ratio |\n|---|---|---|---|---|---|`);
for (const shape of SHAPES) {
  const runners = {
    rival: await rival(browser, origin(theirs), shape),
    float32: await lab(browser, origin(ours), { ...shape, dtype: 'float32' }),
    float64: await lab(browser, origin(ours), { ...shape, dtype: 'float64' }),
  };
  const times = { rival: [], float32: [], float64: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of Object.keys(runners)) {
      await runners[name].page.bringToFront();
      times[name].push(await runners[name].run(name === 'rival' ? shape.rival : shape.steps));
    }
  }
  const ms = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  const ratio = (name) => (ms.rival / ms[name]).toFixed(1);
  console.log(`| ${shape.depth}x${shape.width} | ${ms.rival.toFixed(2)} | ${ms.float32.toFixed(3)} | ${ratio('float32')} | ${ms.float64.toFixed(3)} | ${ratio('float64')} |`);
  for (const { page } of Object.values(runners)) await page.close();
}
await browser.close();
ours.close();
theirs.close();
