// Installed and offline, on any path, and never a mix of two versions.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { dist, launch } from './harness.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };

// A host that serves whatever `files` holds at the moment, below a path.
let browser, host, files;
const BASE = '/courses/deep-learning/lab/';
before(async () => {
  browser = await launch();
  host = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    const name = path.startsWith(BASE) ? path.slice(BASE.length) || 'index.html' : '';
    if (!files.has(name)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(files.get(name));
  });
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
});
after(async () => { await browser.close(); host.close(); });

async function built() {
  const names = (await readdir(dist, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(dist, name))])));
}

const address = (query = '') => `http://127.0.0.1:${host.address().port}${BASE}${query}`;

async function visit(context, query) {
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  await page.goto(address(query));
  await page.locator('#play').waitFor();
  return page;
}

async function installed() {
  const context = await browser.newContext();
  const page = await visit(context);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return [context, page];
}

test('after one visit the lab works without a network, on a sub-path, with its digits', async () => {
  files = await built();
  const [context, page] = await installed();
  await context.setOffline(true);
  await page.reload();
  await page.locator('#step').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step')?.textContent) >= 1);
  await page.goto(address('?data=digits&depth=2'));
  await page.locator('#step').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step')?.textContent) >= 1);
  assert.deepEqual(page.errors, []);
  await context.close();
});

test('while a page of one version is open, nothing of another version reaches it', async () => {
  files = await built();
  const [context, page] = await installed();
  await page.reload();
  await page.locator('#play').waitFor();
  // The host is in the middle of an upload: a new start script, the rest is old, and the old worker's list is gone.
  const newer = (name) => files.set(name, Buffer.concat([files.get(name), Buffer.from('\n// newer\n')]));
  newer('boot.js');
  const seen = await page.evaluate(async () => (await fetch('boot.js', { cache: 'reload' })).text());
  assert.doesNotMatch(seen, /newer/);
  // A worker whose list does not match what the host has is not installed.
  const sw = files.get('sw.js').toString();
  files.set('sw.js', Buffer.from(sw.replace(/sha256-[^"]+/, 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=')));
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker) await new Promise((resolve) => worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve()));
    return [registration.waiting, registration.active.state];
  });
  assert.deepEqual(state, [null, 'activated']);
  await page.reload();
  await page.locator('#play').waitFor();
  await context.close();
});

test('a browser that is asked to install it finds a manifest, its icons, and addresses that are all relative', async () => {
  files = await built();
  const page = await (await browser.newContext()).newPage();
  await page.goto(address());
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== 'any') assert.equal(size, sizes);
  }
  const index = files.get('index.html').toString();
  for (const [, target] of index.matchAll(/(?:href|src)="([^"]*)"/g)) assert.doesNotMatch(target, /^(\/|https?:)/, target);
  await page.context().close();
});

test('in a frame nothing is kept', async () => {
  files = await built();
  files.set('course.html', Buffer.from('<iframe src="index.html?embed=1"></iframe>'));
  const page = await (await browser.newContext()).newPage();
  await page.goto(address('course.html'));
  await page.frameLocator('iframe').locator('#play').waitFor();
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await page.context().close();
});
