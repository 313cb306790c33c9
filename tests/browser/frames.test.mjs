// What a frame of training costs the page: nothing but what shows it is touched, and a press comes first.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { advance, close, exported, launch, open, openView, pixels, result, serve, settings } from './harness.mjs';

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

// What frames may change; everything else of the page is the person's.
const SHOWN = '#headline, #diagnosis, #layer-readout, .readouts, canvas, #view .numbers-of-frames, #layer-table tbody, #chain-table tbody, '
  + '.walk, .worked, .scrubber, #inside-readout, #learning-chart, .lesson .drawing, .spoken';

// Plays for a while, and says which elements changed that may not, and how often the step was written.
async function watch(page, shown) {
  await result(page, { type: 'vg:play' });
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent.replaceAll(/\D/g, '')) > 3);
  const found = await page.evaluate((shown) => new Promise((resolve) => {
    const touched = new Set();
    const [steps, started] = [new Set(), performance.now()];
    let drawn = 0;
    const clear = CanvasRenderingContext2D.prototype.fillRect;
    CanvasRenderingContext2D.prototype.fillRect = function fillRect(...box) {
      if (this.canvas.closest('#main-chart') && box[0] === 0 && box[1] === 0 && box[2] === this.canvas.width) drawn += 1;
      return clear.apply(this, box);
    };
    const name = (node) => {
      const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      return element?.closest(shown) ? undefined : `${element?.closest('[id]')?.id}: ${element?.outerHTML.slice(0, 80)}`;
    };
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) if (name(target)) touched.add(name(target));
      steps.add(document.querySelector('#readout-step').textContent);
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    const look = () => {
      if (steps.size < 12) return requestAnimationFrame(look);
      observer.disconnect();
      CanvasRenderingContext2D.prototype.fillRect = clear;
      resolve({ touched: [...touched], every: (performance.now() - started) / steps.size, drawn, written: steps.size });
    };
    look();
  }), shown);
  await result(page, { type: 'vg:pause' });
  return found;
}

test('a frame touches no control, no tab and no prose', async () => {
  const page = await open(browser, server, '?depth=20&width=8');
  for (const view of await page.locator('[role=tab]').evaluateAll((tabs) => tabs.map((tab) => tab.id.slice(4)))) {
    if (view === 'trust') continue; // Its check of gradients goes on beside the frames.
    await openView(page, view);
    const { touched } = await watch(page, SHOWN);
    assert.deepEqual(touched, [], view);
  }
  await close(page);
});

test('a frame touches nothing of the lesson but its live drawings, and a note comes once and stays', async () => {
  const page = await open(browser, server, '?lesson=why-sigmoid');
  await page.locator('#lesson h2').first().waitFor();
  assert.equal(await page.locator('#lesson-section').inputValue(), 'why-sigmoid');
  assert.equal((await settings(page)).depth, 5);
  assert.deepEqual((await watch(page, `${SHOWN}, #accuracy-note`)).touched, []);
  await page.locator('#accuracy-says').waitFor();
  assert.deepEqual((await watch(page, SHOWN)).touched, []);
  assert.ok(await page.locator('#lesson .drawing').first().isVisible());
  await close(page);
});

test('numbers change no faster than they can be read, bars with every frame, and the last step is shown', async () => {
  const page = await open(browser, server, '?width=4&act=relu&init=he-normal');
  const { every, drawn, written } = await watch(page, SHOWN);
  assert.ok(every > 70, `${every} ms`);
  assert.ok(drawn > written, `${drawn} pictures, ${written} numbers`);
  const first = await advance(page, 1);
  assert.equal(await page.locator('#readout-step').textContent(), String(first.step));
  const [before, { step, loss }] = [await pixels(page), await advance(page, 1)];
  assert.equal(await page.locator('#readout-step').textContent(), String(step));
  assert.equal(Number(await page.locator('#readout-loss').textContent()), Number(loss.toPrecision(3)));
  assert.ok(await pixels(page) !== before);
  await close(page);
});

test('a table changes no faster than it can be read, and a run that pauses leaves its last numbers there', async () => {
  const page = await open(browser, server, '?depth=6&width=4&act=tanh&view=numbers', { viewport: { width: 1280, height: 2000 } });
  await page.locator('#layer-table tbody td').first().waitFor();
  const cell = '#layer-table tbody tr:nth-child(1) td:nth-child(4)';
  await result(page, { type: 'vg:play' });
  const every = await page.evaluate((cell) => new Promise((resolve) => {
    const [tables, started] = [new Set(), performance.now()];
    const look = () => {
      tables.add(document.querySelector(cell).textContent);
      if (tables.size < 6) requestAnimationFrame(look);
      // The first of them was there already.
      else resolve((performance.now() - started) / (tables.size - 1));
    };
    look();
  }), cell);
  assert.ok(every > 180, `${every} ms`);
  await result(page, { type: 'vg:pause' });
  await advance(page, 1);
  const { act_rms: size } = (await exported(page)).reported.layers[0];
  const shown = await page.locator('#layer-table tbody tr:nth-child(1) td:nth-child(10)').textContent();
  assert.equal(Number(shown), Number(size.toPrecision(3)));
  await close(page);
});

test('a press on a tab shows before its view, and the view in the frames after it', async () => {
  const page = await open(browser, server, '?depth=100&width=8');
  const seen = await page.evaluate(() => new Promise((resolve) => {
    const seen = [];
    const look = () => {
      const [chosen, view] = ['[role=tab][aria-selected=true]', '#view'].map((one) => document.querySelector(one));
      const rows = document.querySelectorAll('#layer-table tbody tr').length;
      seen.push([chosen.id, view.getAttribute('aria-labelledby'), rows]);
      if (rows === 101) resolve(seen);
      else requestAnimationFrame(look);
    };
    document.querySelector('#tab-numbers').click();
    requestAnimationFrame(look);
  }));
  // The page may be in the middle of other work at the press; what is seen of the press first is the tab alone.
  const pressed = seen.filter(([chosen]) => chosen === 'tab-numbers');
  assert.deepEqual(pressed[0], ['tab-numbers', 'tab-time', 0]);
  const portions = [...new Set(seen.map(([, , rows]) => rows))];
  assert.ok(portions.length > 3, `rows came as ${portions}`);
  await close(page);
});
