// The page at every width, in both languages and themes: nothing is cut off, and axe-core finds nothing.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { advance, close, launch, open, screenshot, serve } from './harness.mjs';

const axe = await readFile(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

for (const lang of ['en', 'bn']) {
  for (const theme of ['light', 'dark']) {
    test(`axe-core finds nothing in ${lang}, ${theme}`, async () => {
      for (const frame of ['', '&embed=1']) {
        const page = await open(browser, server, `?lang=${lang}&theme=${theme}${frame}`);
        await advance(page, 3);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
        assert.deepEqual(found, []);
        await screenshot(page, `${lang}-${theme}${frame ? '-embed' : ''}`);
        await close(page);
      }
    });
  }
}

for (const width of [320, 360, 768, 1100, 1280, 1920]) {
  test(`nothing is wider than the window at ${width} px`, async () => {
    for (const lang of ['en', 'bn']) {
      const page = await open(browser, server, `?lang=${lang}`, { viewport: { width, height: 720 } });
      await advance(page, 2);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${lang}: ${overflow} px too wide`);
      await screenshot(page, `${width}-${lang}`);
      await close(page);
    }
  });
}

test('canvases are as fine as the screen', async () => {
  const page = await open(browser, server, '', { deviceScaleFactor: 2 });
  await advance(page, 1);
  const [device, css] = await page.locator('#main-chart canvas').evaluate((canvas) => [canvas.width, canvas.clientWidth]);
  assert.equal(device, 2 * css);
  await close(page);
});
