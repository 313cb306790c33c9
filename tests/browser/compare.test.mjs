// Two networks side by side, the ladder of remedies and the sweeps: what they show are the core's numbers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { advance, close, exported, launch, open, result, screenshot, serve } from './harness.mjs';

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

// As the page writes numbers: three significant digits.
const same = (shown, value) => {
  const plain = shown.replace('−', '-').replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, raised) =>
    `e${[...raised].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('')}`);
  assert.ok(Math.abs(Number(plain) / value - 1) < 5.1e-3, `${shown} is not ${value}`);
};
const text = (page, selector) => page.locator(selector).textContent();
const step = (page, value) => page.waitForFunction(
  (value) => document.querySelector('#readout-step').textContent === value, value);
const cells = (page, selector) => page.locator(selector).evaluateAll((rows) =>
  rows.map((row) => [...row.cells].map((cell) => cell.textContent)));

test('a duel shows the numbers of the two networks that run alone', async () => {
  const alone = [];
  for (const query of ['?depth=4', '?depth=4&act=relu']) {
    const page = await open(browser, server, query);
    await advance(page, 12);
    alone.push((await exported(page)).reported);
    await close(page);
  }
  const page = await open(browser, server, '?depth=4&b.act=relu');
  await advance(page, 12);
  await step(page, '12');
  assert.deepEqual((await exported(page)).reported, alone[0], 'exports speak of network A');
  same(await text(page, '#readout-loss'), alone[0].loss);
  same(await text(page, '#readout-loss-b'), alone[1].loss);
  await page.locator('#main-chart .show-table').click();
  const rows = await cells(page, '#main-chart tbody tr');
  alone[1].layers.forEach((layer, index) => same(rows[index][3], layer.delta_rms));
  alone[0].layers.forEach((layer, index) => same(rows[index][1], layer.delta_rms));
  assert.notEqual(await text(page, '#headline'), await text(page, '#headline-b'));
  await screenshot(page, 'duel');
  await close(page);
});

test('a duel is begun, swapped and ended, and one change of both networks keeps what tells them apart', async () => {
  const page = await open(browser, server, '?view=compare');
  await page.locator('#compare-key').selectOption('init');
  await page.locator('#compare-value').selectOption('orthogonal');
  await page.waitForFunction(() => location.search.includes('b.init=orthogonal'));
  assert.equal((await cells(page, '#duel-differences tbody tr')).length, 1);
  await page.locator('#depth-box, #control-depth input[type=number]').first().fill('6');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => location.search.includes('depth=6'));
  assert.ok(!page.url().includes('b.depth'));
  await page.locator('#duel-swap').click();
  await page.waitForFunction(() => location.search.includes('b.init=xavier-uniform'));
  await page.locator('#duel-end').click();
  await page.waitForFunction(() => !location.search.includes('b.init'));
  await page.locator('#readout-loss-b').waitFor({ state: 'detached' });
  await close(page);
});

test('the ladder trains every rung in the background, and a rung opens to the very same numbers', async () => {
  const page = await open(browser, server, '?view=remedies&depth=5&width=16&lr=0.5');
  await page.locator('#ladder-steps').fill('60');
  await page.keyboard.press('Tab');
  await page.locator('#survey-remedies').click();
  await page.waitForFunction(() => document.querySelectorAll('#ladder .spark').length === 7
    && document.querySelector('#progress-remedies').dataset.running === 'false');
  const rows = await cells(page, '#ladder tbody tr');
  await screenshot(page, 'remedies');
  await page.locator('#rung-init .open').click();
  await page.waitForFunction(() => location.search.includes('act=tanh'));
  const { reported } = await exported(page);
  same(rows[2][1], reported.layers[0].delta_rms);
  same(rows[2][2], reported.layers[0].delta_rms / reported.layers[4].delta_rms);
  same(rows[2][3], reported.layers[4].act_rms);
  const reached = rows.map((row) => Number(row[4])).findLast((steps) => steps > 0);
  const rung = rows.findLastIndex((row) => Number(row[4]) === reached);
  await page.locator('#ladder tbody tr').nth(rung).locator('.open').click();
  const target = Math.log(2) / 5;
  assert.ok((await advance(page, reached - 1)).loss > target);
  assert.ok((await advance(page, 1)).loss <= target);
  await close(page);
});

test('a survey is stopped while the page goes on, in a worker and in the page itself', async () => {
  for (const before of [undefined, () => { delete window.Worker; }]) {
    const page = await open(browser, server, '?view=remedies&depth=20&width=64', { before });
    await page.locator('#ladder-steps').fill('100000');
    await page.keyboard.press('Tab');
    await page.locator('#survey-remedies').click();
    await page.waitForFunction(() => document.querySelector('#progress-remedies').textContent !== '');
    assert.equal((await advance(page, 3)).step, 3, 'the page answers');
    assert.equal(await page.locator('#progress-remedies').getAttribute('data-running'), 'true');
    await page.locator('#survey-remedies').click();
    await page.waitForFunction(() => document.querySelector('#progress-remedies').dataset.running === 'false');
    const stopped = await text(page, '#progress-remedies');
    assert.equal((await advance(page, 20)).step, 23);
    assert.equal(await text(page, '#progress-remedies'), stopped);
    await close(page);
  }
});

test('both sweeps show the ratios of the networks that they name', async () => {
  const page = await open(browser, server, '?view=sweep&depth=4&width=12&points=200');
  await page.locator('#survey-map').click();
  await page.waitForFunction(() => document.querySelector('#progress-map').dataset.running === 'false'
    && document.querySelector('#progress-map').textContent.startsWith('100'));
  await page.locator('#phase-map .show-table').click();
  const map = await cells(page, '#phase-map tbody tr');
  assert.equal(map.length, 11);
  await page.locator('#survey-depth').click();
  await page.waitForFunction(() => document.querySelector('#progress-depth').dataset.running === 'false'
    && document.querySelector('#progress-depth').textContent.startsWith('100'));
  await page.locator('#depth-sweep .show-table').click();
  const depths = await cells(page, '#depth-sweep tbody tr');
  await screenshot(page, 'sweeps');
  const ratio = async () => {
    const { layers } = (await exported(page)).reported;
    return layers[0].delta_rms / layers.at(-2).delta_rms;
  };
  await result(page, { type: 'vg:set', state: { bias: 1 } });
  same(map[5][11], await ratio());
  const ratios = [];
  for (let seed = 1; seed <= 7; seed += 1) {
    await result(page, { type: 'vg:set', state: { bias: 0, depth: 5, seed } });
    ratios.push(await ratio());
  }
  same(depths.find((row) => row[0] === '5')[1], ratios.sort((a, b) => a - b)[3]);
  await close(page);
});
