// The single file: from a disk, in frames that may do nothing but run scripts, without a network.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, launch, origin, screenshot, serve } from './harness.mjs';

const path = join(dist, 'vanishing-gradients.html');
const address = pathToFileURL(path).href;

let browser, server, text;
before(async () => {
  text = await readFile(path, 'utf8');
  const sandboxed = (attributes) => `<!doctype html><title>course</title><link rel="icon" href="data:,"><iframe id="lab" title="lab" width="900" height="600" ${attributes}></iframe>
<script>window.heard = []; addEventListener('message', (event) => event.source === lab.contentWindow && heard.push(event.data));</script>`;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  server = await serve({
    'sandbox.html': sandboxed('sandbox="allow-scripts" src="vanishing-gradients.html?embed=1&depth=3"'),
    'srcdoc.html': sandboxed(`srcdoc="${escaped}"`),
    'srcdoc-sandbox.html': sandboxed(`sandbox="allow-scripts" srcdoc="${escaped}"`),
  });
  browser = await launch();
});
after(async () => { await browser.close(); server.close(); });

async function start(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.errors = [];
  page.requests = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
  page.on('request', (request) => page.requests.push(request.url()));
  await page.goto(url);
  return page;
}

async function end(page) {
  assert.deepEqual(page.errors, []);
  await page.context().close();
}

const trained = (frame, step) => frame.waitForFunction(
  (step) => Number(document.querySelector('#readout-step')?.textContent) >= step, step);

test('it is one file of less than 1.5 MB', () => {
  assert.ok(text.length < 1_500_000, `${text.length}`);
});

test('from a disk it trains in a worker, asks the network for nothing, and speaks both languages', async () => {
  const page = await start(`${address}?depth=4`, { offline: true });
  await page.locator('#play').click();
  await trained(page, 3);
  await page.locator('#play').click();
  assert.equal(page.workers().length, 1);
  await page.locator('#lang-bn').click();
  await page.locator('#play', { hasText: /[\u0980-\u09ff]/ }).waitFor();
  await screenshot(page, 'single-bn');
  const foreign = page.requests.filter((url) => url !== `${address}?depth=4` && !url.startsWith('blob:') && !url.startsWith('data:'));
  assert.deepEqual(foreign, []);
  await end(page);
});

test('the digits are inside', async () => {
  const page = await start(`${address}?data=digits&depth=2`, { offline: true });
  await page.locator('#step').click();
  await trained(page, 1);
  assert.equal(await page.locator('.problem').count(), 0);
  await end(page);
});

for (const [name, host] of [['a sandbox that only allows scripts', 'sandbox.html'], ['srcdoc', 'srcdoc.html'], ['srcdoc in a sandbox', 'srcdoc-sandbox.html']]) {
  test(`it runs in ${name}, in a worker, and answers its parent`, async () => {
    const page = await start(`${origin(server)}/${host}`);
    await page.waitForFunction(() => window.heard.some((message) => message.type === 'vg:ready'));
    await page.evaluate(() => document.querySelector('#lab').contentWindow.postMessage({ type: 'vg:advance', n: 5, req: 'a', v: 1 }, '*'));
    await page.waitForFunction(() => window.heard.some((message) => message.req === 'a'));
    const reply = await page.evaluate(() => window.heard.find((message) => message.req === 'a'));
    assert.equal(reply.result?.step, 5, JSON.stringify(reply));
    assert.equal(page.workers().length, 1, 'a worker');
    await page.evaluate(() => document.querySelector('#lab').contentWindow.postMessage({ type: 'vg:set', state: { data: 'digits' }, req: 'b', v: 1 }, '*'));
    await page.evaluate(() => document.querySelector('#lab').contentWindow.postMessage({ type: 'vg:advance', n: 1, req: 'c', v: 1 }, '*'));
    await page.waitForFunction(() => window.heard.some((message) => message.req === 'c'));
    assert.equal(await page.evaluate(() => window.heard.find((message) => message.req === 'c').result?.step), 1);
    await end(page);
  });
}

test('its policy allows its own scripts and no others', async () => {
  const page = await start(address);
  await page.locator('#play').waitFor();
  // In a task of its own: what a test evaluates may evaluate more.
  const ran = await page.evaluate(() => new Promise((resolve) => setTimeout(() => {
    const script = document.createElement('script');
    script.textContent = 'window.foreign = true';
    document.head.append(script);
    let evaluated = false;
    try { evaluated = Boolean(new Function('return true')()); } catch { /* as it should be */ }
    resolve([window.foreign === true, evaluated]);
  })));
  assert.deepEqual(ran, [false, false]);
  await page.context().close();
});

test('where WebAssembly is blocked it shows a readable page with a picture, and tells its parent', async () => {
  const blocked = text.replace(" 'wasm-unsafe-eval'", '');
  assert.notEqual(blocked, text);
  const host = await serve({
    'blocked.html': blocked,
    'host.html': `<!doctype html><iframe id="lab" src="blocked.html?embed=1" width="800" height="600"></iframe>
<script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>`,
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin(host)}/host.html`);
  const frame = page.frameLocator('#lab');
  await frame.locator('#fallback h1').waitFor();
  await frame.locator('#fallback img').evaluate((image) => image.decode());
  await page.waitForFunction(() => heard.some(({ type, code }) => type === 'vg:error' && code === 'start'));
  await page.waitForFunction(() => heard.some(({ type, height }) => type === 'vg:resize' && height > 200));
  await screenshot(page, 'blocked');
  await context.close();
  host.close();
});
