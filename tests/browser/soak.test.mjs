// Training for long, in front of all views: what the page holds stays as it is. VG_SOAK_SECONDS makes it an hour.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { close, launch, open, result, serve } from './harness.mjs';

const SECONDS = Number(process.env.VG_SOAK_SECONDS ?? 40);

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

test(`${SECONDS} seconds of training leave heap, WebAssembly memory and elements as they were`, async () => {
  // Trained in the page itself, so that the trainer's memory is seen too.
  const page = await open(browser, server, '?depth=8&width=16&act=tanh&norm=batch&opt=adam&lr=0.001&batch=32', {
    before: () => {
      delete window.Worker;
      const instantiate = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        // The second part shares the memory of the first.
        window.vgMemory ??= (made.instance ?? made).exports.memory;
        return made;
      };
    },
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 20);
  const tabs = await page.locator('[role=tab]').all();
  const round = async (seconds) => {
    const until = Date.now() + 1000 * seconds;
    let turns = 0;
    for (let turn = 0; Date.now() < until; turn += 1, turns += 1) {
      await tabs[turn % tabs.length]?.click();
      await page.evaluate(async () => { for (let frame = 0; frame < 40; frame += 1) await new Promise(requestAnimationFrame); });
    }
    // Every count is taken on the first tab, after a collection.
    await tabs[0]?.click();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return {
      framesASecond: 40 * turns / seconds,
      // Thousands are set apart.
      step: Number((await page.locator('#readout-step').textContent()).replaceAll(/\D/g, '')),
      heap: of('JSHeapUsedSize'),
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      memory: await page.evaluate(() => window.vgMemory.buffer.byteLength),
    };
  };
  // The history fills up first: it is bounded.
  const first = await round(SECONDS / 2);
  const last = await round(SECONDS / 2);
  const said = JSON.stringify({ first, last });
  assert.ok(last.step > first.step, said);
  assert.ok(last.heap < 1.3 * first.heap + 2e6, said);
  assert.ok(last.nodes < 1.2 * first.nodes + 200, said);
  assert.ok(last.listeners < 1.2 * first.listeners + 50, said);
  assert.ok(last.memory < first.memory + 8e6, said);
  console.log(said);
  assert.equal((await result(page, { type: 'vg:get' })).depth, 8);
  await close(page);
});
