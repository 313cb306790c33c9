// What the first view may weigh: every file that the page asks for by itself, as a host sends it with brotli.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { close, dist, launch, open, origin, serve } from './harness.mjs';

const MOST_KB = 250;

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

const kilobytes = async (path) => brotliCompressSync(await readFile(join(dist, path))).length / 1000;

test('until the first bars are drawn the page fetches at most 250 kB with brotli, and the rest of it only then', async () => {
  const page = await open(browser, server, '', { before: () => {
    const draw = CanvasRenderingContext2D.prototype.fillRect;
    let drawn = 0;
    // The first rectangles are those of the empty chart.
    CanvasRenderingContext2D.prototype.fillRect = function fillRect(...box) {
      if (!window.firstBars && this.canvas.closest('#main-chart') && (drawn += 1) > 10) window.firstBars = performance.now();
      return draw.apply(this, box);
    };
  } });
  await page.waitForLoadState('networkidle');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource')
    .map(({ name, startTime }) => ({ name, first: startTime < window.firstBars })));
  const own = loaded.filter(({ name }) => name.startsWith(origin(server)))
    .map(({ name, first }) => ({ path: new URL(name).pathname.slice(1), first }));
  const first = new Set(['index.html', ...own.filter((file) => file.first).map(({ path }) => path)]);
  const sizes = await Promise.all([...first].map(async (path) => ({ path, kb: await kilobytes(path) })));
  const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
  console.log(sizes.map(({ path, kb }) => `${kb.toFixed(1)} kB ${path}`).join('\n'));
  assert.ok(total <= MOST_KB, `${total.toFixed(1)} kB`);
  const rest = own.filter((file) => !file.first).map(({ path }) => path);
  assert.ok(rest.some((path) => path.endsWith('_rest.wasm')), rest.join());
  assert.ok(!own.some(({ path }) => path.startsWith('digits')), 'digits are fetched when they are chosen');
  await close(page);
});
