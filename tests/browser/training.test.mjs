// What a person came for: a real network that trains, and its gradients.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { advance, close, exported, launch, open, pixels, result, screenshot, serve, settings } from './harness.mjs';

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

test('the page opens on ten sigmoid layers whose first gets a millionth of the gradient', async () => {
  const page = await open(browser, server);
  await page.locator('#headline', { hasText: 'Layer 1 gets 0.00000' }).waitFor();
  const { reported } = await exported(page);
  assert.equal(reported.layers.length, 11);
  const ratio = reported.layers[0].delta_rms / reported.layers[9].delta_rms;
  assert.ok(ratio > 2e-7 && ratio < 2e-5, `${ratio}`);
  await screenshot(page, 'first-view');
  await close(page);
});

test('the main chart is drawn anew at every training step', async () => {
  const page = await open(browser, server, '?act=relu&init=he-normal');
  await advance(page, 1);
  let last = await pixels(page);
  for (let step = 0; step < 4; step += 1) {
    await page.locator('#step').click();
    await page.waitForFunction((last) => document.querySelector('#main-chart canvas').toDataURL() !== last, last);
    last = await pixels(page);
  }
  await close(page);
});

test('Play trains and Pause stops', async () => {
  const page = await open(browser, server);
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 5);
  await page.locator('#play').click();
  await page.waitForFunction(() => document.querySelector('#play').textContent.includes('Play'));
  const { step } = await advance(page, 1);
  assert.equal((await advance(page, 1)).step, step + 1);
  await close(page);
});

test('Reset restores the very same numbers, and a new seed other ones', async () => {
  const page = await open(browser, server, '?depth=4&act=tanh');
  const first = await exported(page);
  const later = await advance(page, 25);
  await page.locator('#reset').click();
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '0');
  const again = await exported(page);
  assert.deepEqual(again.params, first.params);
  assert.deepEqual(again.reported, first.reported);
  assert.equal((await advance(page, 25)).loss, later.loss);
  await page.locator('#new-seed').click();
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '0');
  assert.notDeepEqual((await exported(page)).params[0].W.data, first.params[0].W.data);
  await close(page);
});

test('the worker and the page itself give identical numbers', async () => {
  const query = '?depth=6&width=20&act=gelu&norm=batch&opt=adam&lr=0.01&batch=32';
  const exports = [];
  for (const before of [undefined, () => { delete window.Worker; }]) {
    const page = await open(browser, server, query, { before });
    await advance(page, 40);
    exports.push(await exported(page));
    await close(page);
  }
  assert.deepEqual(exports[0], exports[1]);
});

test('exactly n steps are done while the tab is hidden', async () => {
  const page = await open(browser, server);
  const cover = await page.context().newPage();
  await cover.bringToFront();
  assert.equal((await advance(page, 150)).step, 150);
  await close(page);
});

test('ReLU with He reaches 95% on unseen digits, and ten sigmoid layers stay at chance', async () => {
  const alive = await open(browser, server, '?data=digits&depth=4&width=64&act=relu&init=he-normal&batch=64&lr=0.1&dtype=float32');
  await advance(alive, 1200);
  const unseen = await alive.locator('#readout-unseen').textContent();
  assert.ok(Number.parseFloat(unseen) >= 95, unseen);
  await screenshot(alive, 'digits');
  await close(alive);
  const stuck = await open(browser, server, '?data=digits&depth=10&act=sigmoid&batch=64&lr=0.1&dtype=float32');
  await advance(stuck, 1200);
  const chance = await stuck.locator('#readout-unseen').textContent();
  assert.ok(Number.parseFloat(chance) <= 20, chance);
  await close(stuck);
});

test('a hundred sigmoid layers show their true gradient', async () => {
  const page = await open(browser, server, '?depth=100');
  const { reported } = await exported(page);
  const smallest = reported.layers[0].delta_rms;
  assert.ok(smallest > 1e-80 && smallest < 1e-50, `${smallest}`);
  assert.ok(reported.layers[0].grad_W_fro > 0);
  await close(page);
});

test('a run that diverges says so, keeps its history and can be reset', async () => {
  const page = await open(browser, server, '?act=relu&init=normal-unit&loss=mse&lr=10');
  await advance(page, 20);
  await page.locator('.problem', { hasText: 'diverged' }).waitFor();
  const history = await result(page, { type: 'vg:export', format: 'csv' });
  assert.ok(history.split('\n').length > 20 * 11);
  await page.locator('#reset').click();
  await page.locator('.problem').waitFor({ state: 'detached' });
  await close(page);
});

test('the settings are in the address, and a link brings them back', async () => {
  const page = await open(browser, server, '?depth=7&act=selu&init=lecun-normal&noise=0.25');
  await page.waitForFunction(() => location.search.includes('act=selu'));
  const first = await settings(page);
  const again = await open(browser, server, new URL(page.url()).search);
  assert.deepEqual(await settings(again), first);
  await close(again);
  await close(page);
});

test('digits that are asked for in the middle of a run arrive, and the run plays on with them', async () => {
  const page = await open(browser, server);
  await result(page, { type: 'vg:set', state: { data: 'digits' } });
  assert.equal((await advance(page, 5)).step, 5);
  await close(page);
  const playing = await open(browser, server);
  await playing.locator('#play').click();
  await playing.locator('label[for="data-digits"]').click();
  await playing.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 3
    && document.querySelector('#boundary-chart').textContent.includes('takes them for'));
  assert.match(await playing.locator('#play').textContent(), /Pause/);
  await close(playing);
});

test('Play at the limit of steps goes on beyond it', async () => {
  const page = await open(browser, server, '?steps=5');
  await page.locator('#play').click();
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '5'
    && document.querySelector('#play').textContent.includes('Play'));
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 9);
  await close(page);
});

test('a CSV file is dropped anywhere on the page, and what waits for it says so until then', async () => {
  const page = await open(browser, server, '?data=csv');
  await page.locator('.problem', { hasText: 'Choose a CSV file' }).waitFor();
  assert.equal(await page.locator('#headline').textContent(), '');
  const drop = (name, text) => page.evaluate(({ name, text }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    document.querySelector('#main-chart').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, { name, text });
  await drop('empty.csv', '');
  await page.locator('.refused', { hasText: 'There is no data in the file.' }).waitFor();
  await drop('mine.csv', Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},${i % 2}`).join('\n'));
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '0');
  assert.equal((await advance(page, 3)).step, 3);
  await close(page);
});
