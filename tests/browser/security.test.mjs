// No way in: the strict policy that static/_headers asks hosts for is obeyed, strangers are not heard, and what is
// taken out of the page cannot act where it is opened.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { advance, ask, close, dist, launch, open, origin, result, serve, settings } from './harness.mjs';

let browser, server;
const headers = new Map();
before(async () => {
  const text = await readFile(new URL('../../static/_headers', import.meta.url), 'utf8');
  for (const line of text.split('\n').filter((line) => line.startsWith('  '))) {
    const [name, ...value] = line.trim().split(': ');
    headers.set(name.toLowerCase(), value.join(': '));
  }
  [browser, server] = [await launch(), await serve({}, Object.fromEntries(headers))];
});
after(async () => { await browser.close(); server.close(); });

const HOSTILE = '<img src=x onerror="window.broken=1">';
const watched = () => {
  window.violations = [];
  addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
};

test('the policy asks for trusted types and allows no inline script', () => {
  const policy = headers.get('content-security-policy');
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval' blob:;/);
  assert.doesNotMatch(policy, /script-src[^;]*unsafe-inline|'unsafe-eval'|\*/);
});

test('the hosted build has no inline script, no inline handler and nothing from elsewhere', async () => {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  for (const [tag, body] of [...html.matchAll(/(<script[^>]*>)([^]*?)<\/script>/g)].map((found) => found.slice(1))) {
    assert.match(tag, /src="/);
    assert.equal(body.trim(), '');
  }
  assert.doesNotMatch(html, /\son[a-z]+\s*=|javascript:|(?:src|href)="https?:/);
});

test('under the policy the lab trains in its worker, draws, exports, and breaks no rule of it', async () => {
  const page = await open(browser, server, '?depth=5&act=relu&init=he-normal', { before: watched });
  assert.equal((await advance(page, 20)).step, 20);
  assert.match(await result(page, { type: 'vg:export', format: 'png' }), /^data:image\/png/);
  assert.equal(page.workers().length, 1);
  await result(page, { type: 'vg:set', state: { lang: 'bn', theme: 'dark', data: 'digits' } });
  await advance(page, 2);
  for (const tab of await page.locator('[role=tab]').all()) await tab.click();
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  await close(page);
});

test('the policy of trusted types knows the page\'s own scripts and no others', async () => {
  const page = await open(browser, server);
  const trusted = await page.evaluate(() => ['sw.js', 'https://elsewhere.example/x.js', '//elsewhere.example/x.js', 'data:text/javascript,1'].filter((address) => {
    try {
      return Boolean(globalThis.vgTrust.createScriptURL(address));
    } catch {
      return false;
    }
  }));
  assert.deepEqual(trusted, ['sw.js']);
  await close(page);
});

test('the policy stops a script that got in, and a text that would become one', async () => {
  const page = await open(browser, server, '', { before: watched });
  const inserted = await page.evaluate(() => {
    try {
      document.body.innerHTML += '<b>text</b>';
      return 'inserted';
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(inserted, 'TypeError');
  await page.evaluate(() => {
    const script = document.createElement('div');
    script.setAttribute('onclick', 'window.broken = 1');
    document.body.append(script);
    script.click();
  }).catch(() => {});
  assert.equal(await page.evaluate(() => window.broken), undefined);
  await page.context().close();
});

test('what an address or a host says is shown as text, wherever it is shown', async () => {
  const page = await open(browser, server, `#lesson=${encodeURIComponent(HOSTILE)}&act=${encodeURIComponent(HOSTILE)}&id=${encodeURIComponent(HOSTILE)}&nonsense=${encodeURIComponent(HOSTILE)}`, { before: watched });
  await ask(page, { type: HOSTILE.replace(/^/, 'vg:') });
  await result(page, { type: 'vg:set', state: { id: HOSTILE, init: HOSTILE, [HOSTILE]: 1, __proto__: { depth: 2 } } });
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal((await settings(page)).depth, 10);
  await close(page);
});

test('a file of hostile names brings its names as text, and none as a formula into what is saved', async () => {
  const page = await open(browser, server, '?data=csv', { before: watched });
  const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},${i % 2 ? `"${HOSTILE.replaceAll('"', '""')}"` : "=cmd|' /C calc'!A0"}`);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], '<b>=1+1.csv'));
    document.querySelector('#main-chart').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, rows.join('\n'));
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '0');
  await advance(page, 3);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  const csv = await result(page, { type: 'vg:export', format: 'csv' });
  for (const cell of csv.trim().split('\r\n').slice(1).flatMap((row) => row.split(','))) assert.match(cell, /^(-?[\d.]+(e[-+]?\d+)?|NaN|-?Infinity)$/);
  await close(page);
});

test('a saved picture is lines and text, with nothing in it that acts', async () => {
  const page = await open(browser, server, '', { before: watched });
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.save-svg').first().click()]);
  const svg = await readFile(await download.path(), 'utf8');
  assert.match(svg, /^<svg/);
  assert.doesNotMatch(svg, /<script|<foreignObject|\son[a-z]+=|href=|javascript:/i);
  await close(page);
});

