// Every control changes what it says, and nothing else.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { advance, close, exported, launch, open, screenshot, serve, settings } from './harness.mjs';

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

const slide = (id, value) => (page) => page.locator(`#${id}`).evaluate((input, value) => {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}, value);
const chip = (id) => (page) => page.locator(`#${id}`).check();
const list = (id, value) => (page) => page.locator(`#${id}`).selectOption(value);

const CHANGES = [
  ['depth', 17, slide('depth', 17)],
  ['width', 12, slide('width', 12)],
  ['act', 'relu', chip('act-relu')],
  ['norm', 'batch', chip('norm-batch')],
  ['skip', 1, chip('skip')],
  ['init', 'he-normal', list('init', 'he-normal')],
  ['data', 'spirals', chip('data-spirals')],
  ['noise', 0.4, slide('noise', 0.4)],
  ['points', 400, slide('points', 400)],
  ['opt', 'adam', chip('opt-adam')],
  ['batch', 32, chip('batch-mini')],
  ['loss', 'mse', chip('loss-mse')],
  ['clip', 1, slide('clip', 1)],
  ['dtype', 'float32', chip('dtype-float32')],
];

test('every control changes its own setting, the network and nothing else', async () => {
  const page = await open(browser, server);
  let before = await settings(page);
  for (const [key, value, change] of CHANGES) {
    await change(page);
    await page.waitForFunction((key) => window.vgHeard.at(-1)?.type && window.vgHeard.some((m) => m?.type === 'vg:change' && String(m.state[key]) !== ''), key);
    const after = await settings(page);
    assert.equal(String(after[key]), String(value), key);
    assert.deepEqual({ ...after, [key]: null }, { ...before, [key]: null }, key);
    before = after;
  }
  const { arch, dtype } = await exported(page);
  assert.equal(arch.layer_sizes.length, 19);
  assert.equal(arch.hidden_activation, 'relu');
  assert.equal(arch.norm, 'batch');
  assert.equal(dtype, 'f32');
  await close(page);
});

test('logarithmic sliders and number boxes move the same value', async () => {
  const page = await open(browser, server);
  await slide('lr', 0)(page);
  assert.equal((await settings(page)).lr, 1e-6);
  const box = page.locator('#control-lr .box');
  await box.fill('0.5');
  await box.press('Enter');
  assert.equal((await settings(page)).lr, 0.5);
  await box.fill('-3');
  await box.press('Enter');
  assert.equal((await settings(page)).lr, 1e-6);
  await close(page);
});

test('changes are undone and made again', async () => {
  const page = await open(browser, server);
  await slide('depth', 30)(page);
  await chip('act-tanh')(page);
  await page.locator('#undo').click();
  assert.deepEqual([(await settings(page)).act, (await settings(page)).depth], ['sigmoid', 30]);
  await page.locator('#undo').click();
  assert.equal((await settings(page)).depth, 10);
  await page.locator('body').press('Control+Shift+Z');
  assert.equal((await settings(page)).depth, 30);
  await close(page);
});

test('a suggestion changes the network, and the way back restores it', async () => {
  const page = await open(browser, server);
  await page.locator('#try-relu').click();
  const { act, init } = await settings(page);
  assert.deepEqual([act, init], ['relu', 'he-normal']);
  await page.locator('#back').click();
  assert.equal((await settings(page)).act, 'sigmoid');
  await close(page);
});

test("the user's own file trains; a damaged one is refused with its place, and nothing is lost", async () => {
  const page = await open(browser, server);
  await chip('data-csv')(page);
  const rows = Array.from({ length: 60 }, (_, i) => `${Math.sin(i)},${Math.cos(3 * i)},${i},${i % 3 ? 'cat' : 'dog'}`);
  const file = (text) => ({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('#csv-file').setInputFiles(file(`a,b,c,class\n${rows.join('\n')}`));
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '0');
  const { arch } = await exported(page);
  assert.equal(arch.layer_sizes[0], 3);
  await page.locator('#csv-file').setInputFiles(file(`a,b,c,class\n${rows.join('\n')}\n1,oops,3,cat`));
  await page.locator('.refused', { hasText: 'Row 62, column 2' }).waitFor();
  assert.deepEqual((await exported(page)).arch.layer_sizes, arch.layer_sizes);
  await close(page);
});

test('choosing a file of one\'s own keeps the run until there is one', async () => {
  const page = await open(browser, server);
  await advance(page, 3);
  await chip('data-csv')(page);
  await page.locator('label[for=csv-file]').waitFor();
  assert.equal(await page.locator('#readout-step').textContent(), '3');
  assert.equal((await settings(page)).data ?? 'moons', 'moons');
  await close(page);
});

// Names of the layers that the readout tells along the chart, and where each was first met, as a share of the width.
async function layersAlong(page, reach) {
  const box = await page.locator('#main-chart .chart').boundingBox();
  const met = new Map();
  for (let x = 2; x < box.width; x += 6) {
    await reach(box.x + x, box.y + box.height / 2);
    const name = (await page.locator('#layer-readout').textContent()).split(':')[0];
    if (!name.startsWith('Point') && !met.has(name)) met.set(name, x / box.width);
  }
  return met;
}
const LAYERS = [...Array.from({ length: 10 }, (_, index) => `Layer ${index + 1}`), 'output'];

for (const [width, touch] of [[1280, false], [768, false], [360, true]]) {
  test(`every bar tells its own layer when it is ${touch ? 'touched' : 'pointed at'} at ${width} px`, async () => {
    const page = await open(browser, server, '?lang=en', { viewport: { width, height: 800 }, hasTouch: touch, isMobile: touch });
    const met = await layersAlong(page, touch ? (x, y) => page.touchscreen.tap(x, y) : (x, y) => page.mouse.move(x, y));
    const names = [...met.keys()].map((name) => (/output/i.test(name) ? 'output' : name));
    assert.deepEqual(names, LAYERS);
    const places = [...met.values()];
    const strides = places.slice(2).map((place, index) => place - places[index + 1]);
    // The bars fill the chart: equal strides from its left to its right.
    assert.ok(Math.max(...strides) < 1.5 * Math.min(...strides) && places.at(-1) > 0.8, `${places}`);
    await close(page);
  });
}

test('whatever control is used, its chart and Play are on the screen', async () => {
  for (const viewport of [{ width: 1280, height: 720 }, { width: 768, height: 1024 }, { width: 740, height: 360 }]) {
    const page = await open(browser, server, '', { viewport });
    for (const id of ['depth', 'data-digits', 'noise', 'lr', 'dtype-float32']) {
      await page.locator(`#${id}`).evaluate((control) => control.scrollIntoView({ block: 'nearest' }));
      const seen = (selector) => page.locator(selector).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / (bottom - top);
      });
      assert.ok(await seen('#main-chart canvas') > 0.5, `${id} at ${viewport.width}: chart ${await seen('#main-chart canvas')}`);
      assert.ok(await seen('#play') > 0.9, `${id} at ${viewport.width}: Play`);
    }
    await close(page);
  }
});

test('the keyboard plays, pauses, steps and reads layers', async () => {
  const page = await open(browser, server);
  await page.locator('body').press('ArrowRight');
  await page.locator('#headline').click();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent !== '0');
  await page.locator('#main-chart > .chart').focus();
  await page.keyboard.press('Home');
  await page.locator('#layer-readout', { hasText: 'Layer 1: rms δ' }).waitFor();
  await page.keyboard.press('End');
  await page.locator('#layer-readout', { hasText: 'output: rms δ' }).waitFor();
  await close(page);
});

test('what is shown, and how fast it plays, is in the address and no part of what is undone', async () => {
  const page = await open(browser, server, '?lang=en&quantity=grad-w&speed=slow');
  const chosen = (id) => page.locator(`#${id}`).inputValue();
  assert.deepEqual([await chosen('quantity'), await chosen('speed')], ['grad-w', 'slow']);
  assert.match(await page.locator('#time-quantity').inputValue(), /grad-w/);
  await slide('depth', 12)(page);
  await list('quantity', 'share')(page);
  await list('speed', 'max')(page);
  await page.waitForFunction(() => location.search.includes('quantity=share') && location.search.includes('speed=max'));
  const { quantity, speed } = await settings(page);
  assert.deepEqual([quantity, speed, await chosen('time-quantity')], ['share', 'max', 'share']);
  await page.locator('#undo').click();
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('depth'));
  assert.deepEqual([await chosen('quantity'), await chosen('speed')], ['share', 'max']);
  // Layer H has all of what arrives there.
  await page.locator('#main-chart .show-table').click();
  const cells = page.locator('#main-chart tbody tr:nth-child(10) td');
  assert.equal(Number(await cells.first().textContent()), 1);
  await close(page);
});

test('languages change without losing the run', async () => {
  const page = await open(browser, server);
  await page.locator('#step').click();
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '1');
  await page.locator('#lang-bn').click();
  await page.waitForFunction(() => document.documentElement.lang === 'bn');
  assert.match(await page.locator('#headline').textContent(), /পায়/);
  assert.equal(await page.locator('#readout-step').textContent(), '1');
  await screenshot(page, 'bengali');
  await close(page);
});

test('a slider answers while a huge network trains', async () => {
  const page = await open(browser, server, '?depth=100&width=256&points=1000&play=1');
  // A worker that is busy for seconds must not keep the page from answering: the readout follows within one task.
  const answered = await page.locator('#noise').evaluate((input) => new Promise((resolve) => {
    const box = document.querySelector('#control-noise .box');
    const start = performance.now();
    new MutationObserver(() => resolve(performance.now() - start)).observe(box, { attributes: true });
    const poll = () => (box.value === '0.77' ? resolve(performance.now() - start) : setTimeout(poll));
    input.value = '0.77';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    poll();
  }));
  assert.ok(answered < 1000, `${answered} ms`);
  await close(page);
});
