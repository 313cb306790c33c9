// dist/ on a server, one browser, and a page that fails its test on any error in the console.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { origin, serveFolder } from './server.mjs';

export { origin };

const here = fileURLToPath(new URL('.', import.meta.url));
export const dist = join(here, '..', '..', 'dist');

// Serves dist/, and pages that a test makes up, with headers of its own.
export const serve = (pages, headers) => serveFolder(dist, { pages, headers });

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
