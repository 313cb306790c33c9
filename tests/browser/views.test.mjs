// The views beside the main chart: what they show are the core's numbers.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { advance, close, exported, launch, open, openView, pixels, screenshot, serve } from './harness.mjs';

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

const loss = (page) => page.locator('#readout-loss').textContent();
const step = (page, value) => page.waitForFunction(
  (value) => document.querySelector('#readout-step').textContent === value, value);
const scrub = (page, value) => page.locator('#scrub').evaluate((input, value) => {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}, value);

test('the time machine shows a past step in every chart, and trains on from it to the same numbers', async () => {
  const page = await open(browser, server, '?depth=4&act=tanh&lr=0.5');
  await advance(page, 3);
  await step(page, '3');
  const [then, table] = [await loss(page), await exported(page)];
  const bars = await pixels(page);
  const next = await advance(page, 1);
  await advance(page, 16);
  await step(page, '20');
  assert.notEqual(await loss(page), then);
  const unmarked = await pixels(page, '#loss-chart canvas');
  await openView(page, 'time');
  await scrub(page, 3);
  await step(page, '3');
  assert.equal(await loss(page), then);
  await page.locator('#loss-chart').scrollIntoViewIfNeeded();
  await page.waitForFunction(
    (unmarked) => document.querySelector('#loss-chart canvas').toDataURL() !== unmarked, unmarked);
  assert.equal(await pixels(page), bars);
  await screenshot(page, 'time-machine');
  assert.match(await page.locator('#boundary-past').textContent(), /not recorded/);
  await page.locator('#scrub-now').click();
  await step(page, '20');
  assert.equal(await page.locator('#boundary-past').count(), 0);
  await scrub(page, 3);
  await page.locator('#scrub-resume').click();
  await step(page, '3');
  assert.deepEqual((await exported(page)).params, table.params);
  assert.equal((await advance(page, 1)).loss, next.loss);
  await close(page);
});

test('the time machine keeps its numbers as a table, and its picture as a captioned file', async () => {
  const page = await open(browser, server, '?depth=3&act=relu&init=he-normal');
  await advance(page, 2);
  const { reported } = await exported(page);
  await openView(page, 'time');
  await page.locator('#time-chart .show-table').click();
  const cells = page.locator('#time-chart tbody tr').first().locator('td');
  const [mantissa, exponent] = reported.layers[0].delta_rms.toExponential(2).split('e');
  const shown = await cells.last().textContent();
  assert.ok(shown.startsWith(mantissa) || Number(shown).toExponential(2) === `${mantissa}e${exponent}`, shown);
  for (const kind of ['png', 'svg']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#time-chart .save-${kind}`).click()]);
    assert.equal(download.suggestedFilename(), `vanishing-gradients-time-chart.${kind}`);
    const bytes = await readFile(await download.path());
    if (kind === 'svg') assert.match(bytes.toString().replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '), /depth 3, width 32, relu, he-normal, seed 1, step 2/);
    else assert.deepEqual([...bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
  }
  await page.locator('#time-chart .enlarge').click();
  const box = await page.locator('#time-chart').boundingBox();
  assert.deepEqual([box.width, box.height], [1280, 800]);
  await page.keyboard.press('Escape');
  assert.ok((await page.locator('#time-chart').boundingBox()).height < 600);
  await close(page);
});

test('a frozen layer of a deep sigmoid network changes nothing, and that of a shallow tanh network does', async () => {
  const losses = async (query) => {
    const page = await open(browser, server, query);
    const { loss } = await advance(page, 20);
    await openView(page, 'learning');
    await page.locator('#freeze-1').check();
    await step(page, '0');
    const frozen = (await advance(page, 20)).loss;
    await page.locator('#learning-chart .show-table').click();
    const moved = await page.locator('#learning-chart tbody tr').evaluateAll((rows) => rows.map((row) => row.cells[1].textContent));
    assert.equal(moved[0], '0');
    assert.notEqual(moved[1], '0');
    await page.waitForURL(/freeze=1/);
    await screenshot(page, 'learning');
    await close(page);
    return Math.abs(frozen / loss - 1);
  };
  assert.ok(await losses('?depth=10') < 1e-9);
  assert.ok(await losses('?depth=2&act=tanh&lr=0.5') > 1e-3);
});

test('captions name every setting that differs from the defaults', async () => {
  const page = await open(browser, server, '?depth=2&skip=1&lr=0.5&opt=adam&points=200');
  await advance(page, 4);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#main-chart .save-svg').click()]);
  const caption = (await readFile(await download.path())).toString().replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  for (const part of ['depth 2', 'width 32', 'sigmoid', 'seed 1', 'skip 1', 'points 200', 'opt adam', 'lr 0.5', 'step 4']) {
    assert.ok(caption.includes(part), part);
  }
  await close(page);
});

test('what is compared has its name: beside skips the stream, beside BatchNorm a theory without a band', async () => {
  const page = await open(browser, server, '?depth=4&skip=1');
  await page.locator('#diagnosis', { hasText: '∂L/∂h on the skip path, relative to the last hidden layer' }).waitFor();
  assert.equal(await page.locator('#beside-batchnorm').count(), 0);
  await close(page);
  const other = await open(browser, server, '?depth=4&norm=batch');
  await other.locator('#diagnosis', { hasText: '(δ relative to the last hidden layer' }).waitFor();
  assert.match(await other.locator('#beside-batchnorm').textContent(), /no band/);
  await close(other);
});
