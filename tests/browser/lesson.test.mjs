// The lecture: every section by keyboard alone, in both languages; predictions that are compared with the real run; and
// nothing for axe-core to find.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { close, exported, heard, launch, open, screenshot, serve, settings } from './harness.mjs';

const axe = await readFile(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const SECTIONS = ['what-it-is', 'sigmoid', 'why-sigmoid', 'saturation', 'step-by-step', 'equation', 'why-avoided', 'remedies', 'summary', 'free-play'];
const QUESTIONS = 14;

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

// Presses Tab until what has the focus matches.
async function tabTo(page, selector) {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${selector} cannot be reached by Tab`);
}

const heading = (page) => page.locator('#lesson h2').first().textContent();
const inSection = (page, number) => page.waitForFunction(
  (number) => document.querySelector('#lesson h2')?.textContent.startsWith(`${number}.`), number);

for (const lang of ['en', 'bn']) {
  test(`a learner walks through all sections by keyboard alone in ${lang}, and completion is reported`, async () => {
    const page = await open(browser, server, `?lang=${lang}`);
    await tabTo(page, '#open-lesson');
    await page.keyboard.press('Enter');
    for (const [index, section] of SECTIONS.entries()) {
      await inSection(page, index + 1);
      assert.equal((await settings(page)).lesson, section);
      const questions = await page.locator('.question').evaluateAll((all) => all.map((one) => one.id));
      for (const id of questions) {
        const isBar = await page.locator(`#${id} input[type=range]`).count();
        await tabTo(page, `#${id} input`);
        await page.keyboard.press(isBar ? 'ArrowRight' : 'Space');
        await tabTo(page, `#${id} .run`);
        await page.keyboard.press('Enter');
        await page.locator(`#${id} .verdict strong`).first().waitFor({ timeout: 60_000 });
        // Where the words name a number, it is a measured one.
        assert.doesNotMatch(await page.locator(`#${id} .verdict`).textContent(), /\{|NaN|undefined/);
      }
      await screenshot(page, `lesson-${section}-${lang}`);
      if (index + 1 < SECTIONS.length) {
        await tabTo(page, '#next-below');
        await page.keyboard.press('Enter');
      }
    }
    const { score } = await heard(page, 'vg:complete');
    const told = await page.locator('.lesson-nav').textContent();
    assert.ok(score.min === 0 && score.max === 100 && score.raw >= 0 && score.raw <= 100);
    assert.match(told, new RegExp(`${QUESTIONS}`));
    // A later visit goes on where this one ended.
    await page.reload();
    await heard(page, 'vg:ready');
    assert.equal(await page.locator('.lesson-nav progress').evaluate((mark) => mark.value), 8);
    await close(page);
  });
}

test('a prediction is compared with the number that the network has', async () => {
  const page = await open(browser, server, '?lang=en&lesson=what-it-is');
  const question = page.locator('#question-five-layers');
  await question.locator('input').focus();
  await page.keyboard.press('ArrowLeft');
  await question.locator('.run').click();
  const verdict = await question.locator('.verdict').textContent({ timeout: 30_000 });
  await question.locator('.verdict strong').first().waitFor();
  const { reported, state } = await exported(page);
  assert.equal(state.depth, 5);
  const share = reported.layers[0].delta_rms / reported.layers[4].delta_rms;
  assert.ok((await question.locator('.verdict').textContent()).includes(share.toFixed(5)), `${share} ${verdict}`);
  await close(page);
});

test('the language changes without losing the run or the answer', async () => {
  const page = await open(browser, server, '?lang=en&lesson=what-it-is&steps=5');
  await page.locator('#loss-of-ten-1').check();
  await page.locator('#step').click();
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '1');
  const english = await heading(page);
  await page.locator('#lang-bn').click();
  await page.waitForFunction(() => document.documentElement.lang === 'bn');
  assert.notEqual(await heading(page), english);
  assert.equal(await page.locator('#readout-step').textContent(), '1');
  assert.ok(await page.locator('#loss-of-ten-1').isChecked());
  await close(page);
});

test('the point of the curve is dragged and moved by keys, and says the slope', async () => {
  const page = await open(browser, server, '?lang=en&lesson=sigmoid');
  const says = page.locator('#curve-says');
  assert.match(await says.textContent(), /σ′\(x\) = 0\.250; 100%/);
  await page.locator('#curve-x').focus();
  await page.keyboard.press('End');
  assert.match(await says.textContent(), /x = 6\.0/);
  await page.locator('.drag').scrollIntoViewIfNeeded();
  const box = await page.locator('.drag').boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * (10 / 12), box.y + 20);
  await page.mouse.up();
  assert.match(await says.textContent(), /x = (3\.9|4\.0|4\.1)/);
  await close(page);
});

test('remedies are switched on after the gradient has died, and bring the network back', async () => {
  const page = await open(browser, server, '?lang=en&lesson=remedies');
  assert.ok(await page.locator('#remedy-0').isDisabled());
  await page.locator('#let-it-die').click();
  await page.waitForFunction(() => !document.querySelector('#remedy-0').disabled, null, { timeout: 60_000 });
  await page.locator('#remedy-0').click();
  const says = page.locator('#remedy-0 + span');
  await page.waitForFunction(() => document.querySelector('#remedy-0 + span').textContent.includes('✓'), null, { timeout: 60_000 });
  assert.match(await says.textContent(), /loss 0\.693 → 0\.00/);
  await close(page);
});

test('a term is explained in both languages, and closed again', async () => {
  const page = await open(browser, server, '?lang=bn&lesson=what-it-is');
  await page.locator('.term').first().focus();
  await page.keyboard.press('Enter');
  const meaning = page.locator('.meaning');
  assert.equal(await meaning.locator('dd[lang=bn]').count(), 1);
  assert.equal(await meaning.locator('dd[lang=en]').count(), 1);
  await page.locator('#close-meaning').click();
  assert.equal(await meaning.count(), 0);
  await close(page);
});

test('where storage throws, the lesson works and is forgotten', async () => {
  const page = await open(browser, server, '?lang=en&lesson=equation', {
    before: () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }),
  });
  await page.locator('#factors').waitFor();
  await page.locator('#which-factor-1').check();
  await page.locator('#question-which-factor .run').click();
  await page.locator('.verdict .right').waitFor();
  await close(page);
});

test('the tour is one line that can be skipped, and does not come back', async () => {
  const page = await open(browser, server, '?lang=en');
  await page.locator('#tour-next').click();
  await page.locator('#tour-skip').click();
  assert.equal(await page.locator('.tour').count(), 0);
  await page.reload();
  await heard(page, 'vg:ready');
  assert.equal(await page.locator('.tour').count(), 0);
  await close(page);
});

for (const lang of ['en', 'bn']) {
  for (const look of ['light', 'dark', 'forced colours']) {
    test(`axe-core finds nothing in any section in ${lang}, ${look}`, async () => {
      const forced = look === 'forced colours';
      for (const frame of ['', '&embed=1']) {
        const query = `?lang=${lang}&theme=${forced ? 'light' : look}${frame}`;
        const page = await open(browser, server, `${query}&lesson=what-it-is`, { forcedColors: forced ? 'active' : 'none' });
        for (const section of SECTIONS) {
          await page.locator('#lesson-section').selectOption(section);
          await page.waitForFunction((id) => document.querySelector('#lesson-section').value === id, section);
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run());
          const found = violations.map(({ id, nodes }) => `${section} ${id}: ${nodes.map((node) => node.html).join(' ')}`);
          assert.deepEqual(found, []);
        }
        await close(page);
      }
    });
  }
}

for (const width of [320, 360, 1280]) {
  test(`no section is wider than the window at ${width} px, nor with text of 200%`, async () => {
    for (const lang of ['en', 'bn']) {
      const page = await open(browser, server, `?lang=${lang}&lesson=what-it-is`, { viewport: { width, height: 740 } });
      for (const section of SECTIONS) {
        await page.locator('#lesson-section').selectOption(section);
        await inSection(page, SECTIONS.indexOf(section) + 1);
        for (const size of ['100%', '200%']) {
          await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${section} ${lang} ${size}: ${overflow} px too wide`);
        }
        await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
      }
      await close(page);
    }
  });
}
