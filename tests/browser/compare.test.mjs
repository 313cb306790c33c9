// Two networks side by side, the ladder of remedies and the sweeps: what they show are the core's numbers.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
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
  await page.locator('#trials-remedies').click();
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

test('a series of trials is stopped while the page goes on, in a worker and in the page itself', async () => {
  for (const before of [undefined, () => { delete window.Worker; }]) {
    const page = await open(browser, server, '?view=remedies&depth=20&width=64', { before });
    await page.locator('#ladder-steps').fill('100000');
    await page.keyboard.press('Tab');
    await page.locator('#trials-remedies').click();
    await page.waitForFunction(() => document.querySelector('#progress-remedies').textContent !== '');
    assert.equal((await advance(page, 3)).step, 3, 'the page answers');
    assert.equal(await page.locator('#progress-remedies').getAttribute('data-running'), 'true');
    await page.locator('#trials-remedies').click();
    await page.waitForFunction(() => document.querySelector('#progress-remedies').dataset.running === 'false');
    const stopped = await text(page, '#progress-remedies');
    assert.equal((await advance(page, 20)).step, 23);
    assert.equal(await text(page, '#progress-remedies'), stopped);
    await close(page);
  }
});

test('both sweeps show the ratios of the networks that they name', async () => {
  const page = await open(browser, server, '?view=sweep&depth=4&width=12&points=200');
  await page.locator('#trials-map').click();
  await page.waitForFunction(() => document.querySelector('#progress-map').dataset.running === 'false'
    && document.querySelector('#progress-map').textContent.startsWith('100'));
  await page.locator('#phase-map .show-table').click();
  const map = await cells(page, '#phase-map tbody tr');
  assert.equal(map.length, 11);
  await page.locator('#trials-depth').click();
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

test('what a series of trials found names its own settings once the present ones are others', async () => {
  const page = await open(browser, server, '?view=sweep&depth=4&width=12&points=200');
  const over = (id) => page.waitForFunction((id) => {
    const progress = document.querySelector(`#progress-${id}`);
    return progress.dataset.running === 'false' && progress.textContent.startsWith('100');
  }, id);
  await page.locator('#trials-depth').click();
  await page.locator('#trials-map').click();
  await over('depth');
  await over('map');
  assert.equal(await page.locator('.outdated-note').count(), 0);
  await result(page, { type: 'vg:set', state: { act: 'leaky-relu', depth: 6, lr: 0.5 } });
  await page.waitForFunction(() => document.querySelector('#outdated-map')?.textContent.includes('leaky ReLU'));
  const note = await text(page, '#outdated-map');
  assert.match(note, /Depth 4 \(now 6\)/);
  assert.equal(await page.locator('#outdated-depth').count(), 0, 'the sweep goes through activations and depths');
  await result(page, { type: 'vg:set', state: { gain: 2 } });
  await page.waitForFunction(() => document.querySelector('#outdated-depth')?.textContent.includes('Gain 1 (now 2)'));
  assert.equal(await text(page, '#outdated-map'), note, 'the map goes through the gains, and trains nothing');
  assert.equal(await text(page, '#trials-map').then((words) => words.trim()), 'Run again');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#phase-map .save-svg').click()]);
  const picture = (await readFile(await download.path())).toString().replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  assert.match(picture, /depth 4, width 12, sigmoid, .*points 200, step 0/);
  assert.ok(!picture.includes('you are here'));
  await page.locator('#trials-map').click();
  await page.waitForFunction(() => !document.querySelector('#outdated-map'));
  await over('map');
  await close(page);
});

test('series of trials wait for each other, and one that is stopped says where', async () => {
  const page = await open(browser, server, '?view=sweep&depth=6&width=64');
  await page.locator('#trials-depth').click();
  await page.locator('#trials-map').click();
  await page.waitForFunction(() => /waits/.test(document.querySelector('#progress-map').textContent));
  assert.equal(await page.locator('#progress-depth').getAttribute('data-running'), 'true');
  await page.locator('#trials-depth').click();
  await page.waitForFunction(() => /^stopped at \d+%$/.test(document.querySelector('#progress-depth').textContent));
  await page.waitForFunction(() => /% done/.test(document.querySelector('#progress-map').textContent));
  await page.locator('#trials-map').click();
  await close(page);
});

test('the ladder keeps the settings of its rungs, and its charts can be kept', async () => {
  const page = await open(browser, server, '?view=remedies&depth=3&width=8');
  await page.locator('#ladder-steps').fill('5');
  await page.keyboard.press('Tab');
  await page.locator('#trials-remedies').click();
  await page.waitForFunction(() => document.querySelectorAll('#ladder .spark').length === 7);
  await page.locator('#ladder-chart .show-table').click();
  const [rungs, numbers] = [await cells(page, '#ladder tbody tr'), await cells(page, '#ladder-chart tbody tr')];
  rungs.forEach((row, rung) => assert.equal(numbers[rung][1], row[1], 'layer 1 of both'));
  await result(page, { type: 'vg:set', state: { depth: 5, act: 'tanh' } });
  await page.waitForFunction(() => document.querySelector('#outdated-remedies')?.textContent.includes('Depth 3 (now 5)'));
  assert.ok(!(await text(page, '#outdated-remedies')).includes('tanh'), 'the ladder goes through activations');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#ladder-chart .save-svg').click()]);
  assert.match((await readFile(await download.path())).toString().replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '), /depth 3, width 8, seed 1, step 0/);
  await close(page);
});
