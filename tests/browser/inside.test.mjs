// Inside a layer, the chain rule's ledger, the walk through a step, and the trust panel: what they show is computed anew
// here, from the export of the same step.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { advance, close, exported, launch, open, openView, pixels, screenshot, serve } from './harness.mjs';
import { isSaturated, mean, parse, rms, rows, shows, std, step } from './network.mjs';

const axe = await readFile(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

const cells = (page, selector) => page.locator(`${selector} tbody tr`).evaluateAll(
  (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
const slide = (page, id, value) => page.locator(id).evaluate((input, value) => {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}, value);
const at = (page, value) => page.waitForFunction(
  (value) => document.querySelector('#readout-step').textContent === value, value);
const all = (matrix) => matrix.flat();

test('the microscope counts the very z of the step', async () => {
  const page = await open(browser, server, '?depth=4&width=8&act=tanh&gain=3&view=inside');
  await advance(page, 3);
  const { layers, sup } = step(await exported(page));
  await slide(page, '#inside-layer', 3);
  await page.locator('#microscope .show-table').click();
  const found = await cells(page, '#microscope');
  const z = all(layers[2].z);
  const counts = new Array(66).fill(0);
  // ±4 in 64 bins, with what lies below and above around them.
  for (const value of z) counts[value < -4 ? 0 : value > 4 ? 65 : 1 + Math.min(63, Math.floor((value + 4) * 8))] += 1;
  assert.deepEqual(found.slice(0, 66).map((row) => Number(row[2])), counts);
  const stuck = [];
  for (let unit = 0; unit < 8; unit++) {
    const share = mean(layers[2].slopes.map((row) => Number(isSaturated(row[unit], sup))));
    assert.ok(Math.abs(parse(found[66 + unit][3]) - 100 * share) < 0.1, `${found[66 + unit]} ${share}`);
    if (share === 1) stuck.push(unit + 1);
  }
  const saturated = mean(all(layers[2].slopes).map((slope) => Number(isSaturated(slope, sup))));
  const readout = await page.locator('#inside-readout').textContent();
  const [, m, s, share, dead] = readout.match(/mean (\S+), σ (\S+) · saturated (\S+)% · stuck: (\d+)/);
  assert.ok(shows(m, mean(z)) && shows(s, std(z)) && Math.abs(share - 100 * saturated) < 0.1, readout);
  assert.equal(Number(dead), stuck.length);
  await page.locator('#multiples .show-table').click();
  const small = await cells(page, '#multiples');
  assert.equal(small.length, 4);
  small.forEach((row, index) => {
    const z = all(layers[index].z);
    assert.ok(shows(row[1], mean(z)) && shows(row[2], std(z)), `${row}: ${mean(z)} ${std(z)}`);
  });
  await close(page);
});

test('the axis of z stays what it is until another is chosen, and a small picture opens the large one', async () => {
  const page = await open(browser, server, '?depth=6&width=8&view=inside');
  await page.locator('#inside-readout').waitFor();
  await page.locator('#inside-range').selectOption('2');
  await page.locator('#microscope .show-table').click();
  await page.waitForFunction(() => document.querySelector('#microscope tbody tr').cells[1].textContent === '−2.00');
  await advance(page, 2);
  assert.equal((await cells(page, '#microscope'))[0][1], '−2.00');
  const chart = page.locator('#multiples .chart');
  const { width, height } = await chart.boundingBox();
  await chart.click({ position: { x: width - 8, y: height / 2 } });
  await page.mouse.move(0, 0);
  assert.match(await page.locator('#microscope .figure-title').textContent(), /^Layer 6/);
  await close(page);
});

test('a locked axis of z cannot be changed', async () => {
  const page = await open(browser, server, '?depth=6&width=8&view=inside&zrange=16&lock=zrange');
  const range = page.locator('#inside-range');
  await range.waitFor();
  assert.equal(await range.inputValue(), '16');
  assert.equal(await range.isDisabled(), true);
  await close(page);
});

test('the axis of z becomes automatic again', async () => {
  const page = await open(browser, server, '?depth=6&width=8&view=inside&zrange=16');
  await page.locator('#inside-range').selectOption('auto');
  await page.waitForFunction(() => !location.href.includes('zrange'));
  await page.locator('#microscope .show-table').click();
  assert.equal((await cells(page, '#microscope'))[0][1], '−8.00');
  await close(page);
});

test('a hidden axis of z has no control', async () => {
  const page = await open(browser, server, '?depth=6&width=8&view=inside&hide=zrange');
  const range = page.locator('#inside-range');
  await page.locator('#inside-readout').waitFor();
  assert.equal(await range.count(), 0);
  await close(page);
});

test('the ledger’s factors are those of the step, and their product is the ratio of the main chart’s bars', async () => {
  const page = await open(browser, server, '?depth=5&width=8&view=chain');
  await advance(page, 2);
  const file = await exported(page);
  const { layers, sup } = step(file);
  const found = (await cells(page, '#chain-table')).reverse();
  assert.equal(found.length, 5);
  let product = 1, slopesProduct = 1;
  for (let l = 4; l >= 0; l--) {
    const [, meanSlope, weights, slopes, factor, running, slopesAlone, bound] = found[l];
    const right = { weights: rms(layers[l].stream) / rms(layers[l + 1].delta), slopes: rms(layers[l].delta) / rms(layers[l].stream) };
    product *= right.weights * right.slopes;
    slopesProduct *= right.slopes;
    for (const [text, value] of [
      [meanSlope, mean(all(layers[l].slopes))], [weights, right.weights], [slopes, right.slopes],
      [factor, right.weights * right.slopes], [running, product], [slopesAlone, slopesProduct], [bound, sup ** (5 - l)],
    ]) assert.ok(shows(text, value), `layer ${l + 1}: ${found[l]}, not ${value}`);
    assert.ok(shows(running, file.reported.layers[l].delta_rms / file.reported.layers[5].delta_rms));
  }
  const worked = await page.locator('#chain-worked').textContent();
  assert.ok(shows(worked.split(' = ').at(-1), file.reported.layers[0].delta_rms), worked);
  assert.match(await page.locator('#chain-lecture').textContent(), /0.250 × 0.250 × 0.250 × 0.250 × 0.250 = 0.000977$/);
  await close(page);
});

test('a path is the product of its weights and slopes, and the strongest takes the largest factor at each layer', async () => {
  const page = await open(browser, server, '?depth=4&width=6&act=tanh&data=moons&view=chain');
  await advance(page, 1);
  const { layers } = step(await exported(page));
  const check = async (sample, unitOf) => {
    const found = (await cells(page, '#chain-table')).reverse();
    let [product, after] = [1, 0];
    for (let l = 3; l >= 0; l--) {
      const weights = layers[l + 1].weights[after];
      const factors = weights.map((w, unit) => w * layers[l].slopes[sample][unit]);
      const unit = unitOf(factors);
      product *= factors[unit];
      const [, name, z, w, slope, factor, running] = found[l];
      assert.equal(Number(name), unit + 1);
      for (const [text, value] of [
        [z, layers[l].z[sample][unit]], [w, weights[unit]], [slope, layers[l].slopes[sample][unit]], [factor, factors[unit]], [running, product],
      ]) assert.ok(shows(text, value), `${found[l]}: ${value}`);
      after = unit;
    }
  };
  await page.locator('#chain-follow').selectOption('strongest');
  await slide(page, '#chain-sample', 4);
  const settled = (value) => page.waitForFunction(
    (value) => document.querySelector('#chain-table tbody tr:last-child').cells[2]?.textContent === value, value);
  const shown = (value) => value.toPrecision(3).replace('-', '−');
  const strongest = (factors) => factors.reduce((best, factor, unit) => (Math.abs(factor) > Math.abs(factors[best]) ? unit : best), 0);
  let after = 0;
  for (let l = 3; l >= 0; l--) after = strongest(layers[l + 1].weights[after].map((w, unit) => w * layers[l].slopes[3][unit]));
  await settled(shown(layers[0].z[3][after]));
  await check(3, strongest);
  await page.locator('#chain-follow').selectOption('unit');
  await slide(page, '#chain-unit', 3);
  await settled(shown(layers[0].z[3][2]));
  await check(3, () => 2);
  await page.locator('#chain-follow').selectOption('through');
  await slide(page, '#chain-layer', 2);
  for (const unit of [1, 5]) {
    await slide(page, '#chain-unit', unit);
    await page.waitForFunction((unit) => document.querySelectorAll('#chain-table tbody tr')[2].cells[1].textContent === unit, String(unit));
    const units = (await cells(page, '#chain-table')).reverse().map((row) => Number(row[1]) - 1);
    const back = layers[1].weights[unit - 1].map((w, before) => w * layers[0].slopes[3][before]);
    const on = layers[2].weights.map((weights, after) => weights[unit - 1] * layers[2].slopes[3][after]);
    assert.deepEqual([units[0], units[2]], [strongest(back), strongest(on)]);
  }
  await close(page);
});

test('a walk goes through a step phase by phase, lights the bars from the right, and leads to the steps before and after', async () => {
  const page = await open(browser, server, '?depth=3&width=8&act=tanh&view=chain');
  await advance(page, 1);
  const file = await exported(page);
  const { layers } = step(file);
  const name = () => page.locator('#phase-name').textContent();
  const number = (id) => page.locator(`#phase-${id}`).textContent();
  const whole = await pixels(page);
  const on = () => page.locator('#phase-on').click();
  await on();
  assert.match(await name(), /^Forward, layer 1 · phase 1 of 10, step 1$/);
  const dark = await pixels(page);
  assert.notEqual(dark, whole);
  const [m, s] = (await number('z')).split(', ');
  assert.ok(shows(m, mean(all(layers[0].z))) && shows(s, std(all(layers[0].z))));
  for (let phase = 0; phase < 4; phase++) await on();
  assert.match(await name(), /^Loss/);
  assert.ok(shows(await number('loss'), file.reported.loss));
  assert.equal(await pixels(page), dark);
  const lit = new Set([dark]);
  for (const layer of [4, 3, 2, 1]) {
    await page.keyboard.press('.');
    assert.match(await name(), new RegExp(`^Backward, ${layer === 4 ? 'output layer' : `layer ${layer}`} `));
    assert.ok(shows(await number('delta'), file.reported.layers[layer - 1].delta_rms));
    assert.ok(shows(await number('grad-w'), file.reported.layers[layer - 1].grad_W_fro));
    if (layer < 4) assert.ok(shows(await number('stream'), rms(layers[layer - 1].stream)));
    lit.add(await pixels(page));
  }
  assert.equal(lit.size, 5, 'each backward phase lights a bar');
  assert.equal(await pixels(page), whole);
  await on();
  assert.match(await name(), /^Update/);
  await on();
  await at(page, '2');
  assert.match(await name(), /^Forward, layer 1 · phase 1 of 10, step 2$/);
  await page.locator('#phase-back').click();
  await at(page, '1');
  assert.match(await name(), /^Update · phase 10 of 10, step 1$/);
  assert.deepEqual((await exported(page)).params, file.params);
  await openView(page, 'time');
  assert.equal(await pixels(page), whole, 'who leaves the walk sees the whole step');
  await close(page);
});

test('a past step shows its ledger, says what was not recorded, and takes no step beyond its end', async () => {
  const page = await open(browser, server, '?depth=3&width=8&act=tanh&lr=0.5');
  await advance(page, 1);
  const then = (await exported(page)).reported.layers;
  await advance(page, 4);
  await openView(page, 'time');
  await slide(page, '#scrub', 1);
  await at(page, '1');
  await openView(page, 'inside');
  assert.match(await page.locator('#view').textContent(), /not recorded/);
  await openView(page, 'chain');
  const running = (await cells(page, '#chain-table')).at(-1)[5];
  assert.ok(shows(running, then[0].delta_rms / then[3].delta_rms), running);
  await slide(page, '#phase', 10);
  assert.ok(await page.locator('#phase-on').isDisabled());
  await slide(page, '#phase', 1);
  assert.ok(await page.locator('#phase-back').isDisabled());
  await page.locator('#chain-follow').selectOption('strongest');
  assert.match(await page.locator('#view').textContent(), /not recorded/);
  await close(page);
});

test('in slow motion the bars light up one after the other, and stand still where little motion is wanted', async () => {
  for (const [motion, least, most] of [['auto', 4, 99], ['reduce', 1, 1]]) {
    const page = await open(browser, server, `?depth=5&motion=${motion}`);
    await page.locator('#speed').selectOption('slow');
    await page.locator('#play').click();
    await at(page, '2');
    const seen = await page.evaluate(() => new Promise((resolve) => {
      const [canvas, readout] = ['#main-chart canvas', '#readout-step'].map((name) => document.querySelector(name));
      const seen = new Set();
      (function look() {
        if (readout.textContent !== '3' && seen.size) return resolve(seen.size);
        if (readout.textContent === '3') seen.add(canvas.toDataURL());
        requestAnimationFrame(look);
      })();
    }));
    assert.ok(seen >= least && seen <= most, `${motion}: ${seen} pictures of one step`);
    await close(page);
  }
});

test('the trust panel shows the gradient of a weight beside what the loss itself says', async () => {
  const page = await open(browser, server, '?depth=3&width=8&act=tanh&view=trust');
  const initial = await exported(page);
  await advance(page, 2);
  const file = await exported(page);
  const full = (count) => page.waitForFunction(
    (count) => document.querySelectorAll('#trust-table tbody tr').length === count && document.querySelector('#check-progress').textContent.endsWith('step 2'), count);
  const check = async () => {
    const found = await cells(page, '#trust-table');
    const spreads = await cells(page, '#spread-table');
    found.forEach(([, place, , analytic, difference, resolution, gap, verdict], l) => {
      const [, target, drawn] = spreads[l];
      const [row, column] = place.match(/\d+/g).map((number) => number - 1);
      const [outputs, inputs] = file.params[l].W.shape;
      const weight = row * inputs + column;
      assert.ok(shows(analytic, file.reported.layers[l].grad_W.data[weight], 7));
      const loss = (change) => {
        const params = structuredClone(file.params);
        params[l].W.data[weight] += change;
        return step({ ...file, params }).loss;
      };
      const right = (loss(1e-5) - loss(-1e-5)) / 2e-5;
      assert.ok(Math.abs(parse(difference) - right) <= 1e-5 * Math.abs(right) + 1e-10, `${difference} ${right}`);
      assert.equal(verdict, 'agree');
      assert.ok(parse(gap) < 1e-5, gap);
      assert.ok(Math.abs(parse(analytic) - parse(difference)) < 2e-6 * Math.abs(parse(analytic)) + 4 * parse(resolution), `${difference} ± ${resolution}`);
      assert.ok(shows(target, Math.sqrt(2 / (inputs + outputs))), target);
      assert.ok(shows(drawn, std(rows(initial.params[l].W).flat())), drawn);
    });
    return found.map((row) => row[1]).join();
  };
  await page.locator('#check').click();
  await full(4);
  const first = await check();
  await page.locator('#check').click();
  await page.waitForFunction((first) => {
    const rows = [...document.querySelectorAll('#trust-table tbody tr')];
    return rows.length === 4 && rows.map((row) => row.cells[1].textContent).join() !== first;
  }, first);
  await check();
  await close(page);
});

test('a gradient that has vanished is not called wrong', async () => {
  const page = await open(browser, server, '?depth=30&view=trust');
  await page.waitForFunction(() => document.querySelectorAll('#trust-table tbody tr').length === 31);
  const verdicts = (await cells(page, '#trust-table')).map((row) => row[7]);
  assert.match(verdicts[0], /too small/);
  assert.equal(verdicts[30], 'agree');
  assert.ok(!verdicts.includes('differ'));
  await close(page);
});

for (const view of ['inside', 'chain', 'trust']) {
  test(`${view}: nothing is wider than the window, and axe-core finds nothing`, async () => {
    for (const [index, width] of [320, 768, 1280, 1920].entries()) {
      for (const lang of ['en', 'bn']) {
        const theme = (index + (lang === 'bn')) % 2 ? 'dark' : 'light';
        const options = { viewport: { width, height: 900 } };
        const page = await open(browser, server, `?view=${view}&lang=${lang}&theme=${theme}&gain=2`, options);
        await advance(page, 2);
        if (view === 'chain') for (let phase = 0; phase < 16; phase++) await page.locator('#phase-on').click();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${width} ${lang}: ${overflow} px too wide`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
        await page.locator('.views').scrollIntoViewIfNeeded();
        await screenshot(page, `${view}-${width}-${lang}-${theme}`, { fullPage: true });
        await close(page);
      }
    }
  });
}
