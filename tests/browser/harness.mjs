// A static server for dist/, one browser, and a page that fails its test on any error in the console.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
export const dist = join(here, '..', '..', 'dist');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.gz': 'application/gzip',
};

// Serves dist/, and pages that a test makes up, with headers of its own.
export function serve(extra = {}, headers = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://host').pathname).replace(/^\/+/, '') || 'index.html';
    if (path in extra) {
      response.writeHead(200, { 'content-type': TYPES['.html'] }).end(extra[path]);
      return;
    }
    try {
      const body = await readFile(join(dist, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export const origin = (server) => `http://127.0.0.1:${server.address().port}`;

export function launch(more = []) {
  const places = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
  const executablePath = process.env.CHROME ?? places.find(existsSync);
  const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking'];
  return chromium.launch({ executablePath, args: [...args, ...more] });
}

// Opens the lab and waits until it says that it is ready. `before` runs in the page first.
export async function open(browser, server, query = '', { before, ready = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
  await page.addInitScript(() => {
    window.vgHeard = [];
    addEventListener('message', ({ data }) => window.vgHeard.push(data));
  });
  if (before) await page.addInitScript(before);
  await page.goto(`${origin(server)}/${query}`);
  if (ready) await heard(page, 'vg:ready');
  return page;
}

// Closes a page that must have had no error.
export async function close(page) {
  assert.deepEqual(page.errors, []);
  await page.context().close();
}

// The first message of that type that the page has sent.
export async function heard(page, type) {
  const handle = await page.waitForFunction((type) => window.vgHeard.find((message) => message?.type === type), type);
  return handle.jsonValue();
}

// Sends a message to the page and waits for its reply.
export function ask(page, message) {
  return page.evaluate((message) => new Promise((resolve) => {
    const req = `q${Math.random()}`;
    addEventListener('message', function hear({ data }) {
      if (data?.type !== 'vg:reply' || data.req !== req) return;
      removeEventListener('message', hear);
      resolve(data);
    });
    postMessage({ v: 1, req, ...message }, '*');
  }), message);
}

// The result of a message that must succeed.
export async function result(page, message) {
  const reply = await ask(page, message);
  assert.equal(reply.ok, true, JSON.stringify(reply));
  return reply.result;
}

// Opens a view by its tab. The tab shows at once, its view after the next paint.
export async function openView(page, view) {
  await page.locator(`#tab-${view}`).click();
  await page.locator(`#view[aria-labelledby=tab-${view}]`).waitFor();
}

export const advance = (page, n) => result(page, { type: 'vg:advance', n });
export const exported = async (page) => JSON.parse(await result(page, { type: 'vg:export', format: 'json' }));
export const settings = (page) => result(page, { type: 'vg:get' });

// What the main chart looks like.
export const pixels = (page, selector = '#main-chart canvas') =>
  page.locator(selector).evaluate((canvas) => canvas.toDataURL());

export async function screenshot(page, name, options = {}) {
  await mkdir(join(here, 'out'), { recursive: true });
  await page.screenshot({ path: join(here, 'out', `${name}.png`), ...options });
}
