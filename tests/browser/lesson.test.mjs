// The lecture: every section by keyboard alone, in both languages; predictions that are compared with the real run; and
// nothing for axe-core to find.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { advance, close, exported, heard, launch, open, screenshot, serve, settings } from './harness.mjs';

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
    assert.equal(score.raw, Math.round(100 * score.raw) / 100, 'two decimals');
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
  assert.match(await says.textContent(), /δ₁\/δ₁₀ = 0\.\d+ at the start · loss 0\.693 → 0\.00/);
  assert.equal(await page.locator('#remedy-0').getAttribute('aria-pressed'), 'true');
  assert.equal(await page.locator('#remedy-1').getAttribute('aria-pressed'), 'false');
  await close(page);
});

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
// Whether a press in the middle of the element would reach it: nothing lies over it.
const isHittable = (locator) => locator.evaluate((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return element.contains(hit);
});

test('a term is explained in both languages after its sentence, and closed by the same key, by Escape and by its button', async () => {
  const page = await open(browser, server, '?lang=bn&lesson=what-it-is');
  const term = page.locator('.term').first();
  const meaning = page.locator('.meaning');
  await term.focus();
  for (const close of ['Enter', 'Escape']) {
    await page.keyboard.press('Enter');
    assert.deepEqual(await meaning.locator('.told').evaluateAll((all) => all.map((one) => one.lang)), ['bn', 'en']);
    assert.equal(await term.getAttribute('aria-expanded'), 'true');
    // It is the next thing after its sentence.
    assert.ok(await term.evaluate((term) => term.closest('p').contains(document.querySelector('.meaning'))));
    await page.keyboard.press(close);
    assert.equal(await meaning.count(), 0);
    assert.ok(await term.evaluate((term) => term === document.activeElement));
  }
  await page.keyboard.press('Enter');
  await tabTo(page, '.close-meaning');
  await page.keyboard.press('Enter');
  assert.equal(await meaning.count(), 0);
  assert.ok(await term.evaluate((term) => term === document.activeElement), 'the focus comes back to the word');
  await close(page);
});

test('on a phone a meaning and a verdict are in sight, and a tap elsewhere closes the meaning', async () => {
  const page = await open(browser, server, '?lang=bn&lesson=what-it-is', PHONE);
  await page.locator('.term').first().tap();
  await page.waitForFunction(() => document.querySelector('.meaning'));
  for (const part of ['.meaning strong', '.meaning .told >> nth=1', '.close-meaning']) {
    assert.ok(await isHittable(page.locator(part)), part);
  }
  await page.locator('#loss-of-ten-1').tap();
  assert.equal(await page.locator('.meaning').count(), 0);
  await page.locator('#question-loss-of-ten .run').tap();
  const verdict = page.locator('#question-loss-of-ten .verdict');
  await verdict.locator('strong').first().waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => {
    const found = document.querySelector('#question-loss-of-ten .verdict strong');
    const { x, y, width, height } = found.getBoundingClientRect();
    return found.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
  await close(page);
});

test('the table of the slopes ends at the number of the headline, and says what it leaves out', async () => {
  const page = await open(browser, server, '?lang=en&lesson=why-sigmoid');
  const rows = () => page.locator('.lesson-table tbody tr').evaluateAll((all) => all.map((row) => row.innerText.trim().split(/\s+/)));
  const told = async () => (await page.locator('#headline').textContent()).match(/gets (\S+) of/)[1];
  await page.locator('.lesson-table').waitFor();
  let found = await rows();
  assert.deepEqual([found[0], found.length], [['5', '1.00', '1.00'], 5]);
  assert.deepEqual(found.at(-1), ['1', '0.00391', await told()]);
  await page.locator('#depth').focus();
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.querySelector('.left-out'));
  found = await rows();
  assert.equal(found.length, 13);
  assert.match(found[8].join(' '), /^88 more layers$/);
  assert.equal(found.at(-1)[0], '1');
  await close(page);
});

test('a verdict names the place that it speaks of, and a guess far off is not right', async () => {
  const page = await open(browser, server, '?lang=en&lesson=sigmoid');
  await page.locator('#steepest-place-2').check();
  await page.locator('#question-steepest-place .run').click();
  await page.locator('#question-steepest-place .wrong').waitFor({ timeout: 30_000 });
  assert.match(await page.locator('#question-steepest-place .verdict').textContent(), /At x = 0 the slope is 0\.250/);
  // 10^(-4 + 4 * 160 / 200) = 0.158: three fifths of a quarter.
  for (const [place, verdict] of [[160, 'wrong'], [140, 'close'], [113, 'right']]) {
    await page.locator('#guess-slope-at-four').fill(String(place));
    await page.locator('#question-slope-at-four .run').click();
    await page.locator(`#question-slope-at-four .${verdict}`).waitFor({ timeout: 30_000 });
  }
  await close(page);
});

test('where the accuracy is far below one half, the lesson says why', async () => {
  const page = await open(browser, server, '?lang=en&lesson=what-it-is');
  assert.equal(await page.locator('#accuracy-says').count(), 0);
  await advance(page, 300);
  await page.locator('#accuracy-says').waitFor();
  assert.match(await page.locator('#readout-accuracy').textContent(), /^[0-3]?\d\.\d%$/);
  await close(page);
});

test('the one-page summary is one page, and light on paper, in both languages', async () => {
  for (const lang of ['en', 'bn']) {
    const page = await open(browser, server, `?lang=${lang}&theme=dark&lesson=summary`);
    assert.ok(await page.locator('.lines math').count() >= 7, 'formulas are formulas');
    const paper = await page.pdf({ format: 'A4' });
    assert.equal(paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length, 1);
    await page.emulateMedia({ media: 'print' });
    const [ink, surface] = await page.evaluate(() => ['--ink', '--surface'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
    assert.deepEqual([ink, surface], ['#181b21', '#ffffff']);
    await close(page);
  }
});

test('a section prints its text and its chart, drawn for paper, and nothing to press', async () => {
  const page = await open(browser, server, '?lang=en&theme=dark&lesson=why-sigmoid');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const corner = () => page.locator('#main-chart canvas').evaluate((canvas) => [...canvas.getContext('2d').getImageData(2, 2, 1, 1).data].join());
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
  assert.equal(await corner(), '255,255,255,255');
  await page.emulateMedia({ media: 'print' });
  const pressable = await page.locator('button:not(.term), select, input[type=range]').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.id || one.className));
  assert.deepEqual(pressable, []);
  const [seen, drawn] = await page.locator('#main-chart canvas').evaluate((canvas) => [canvas.clientWidth / canvas.clientHeight, canvas.width / canvas.height]);
  const fit = await page.locator('#main-chart canvas').evaluate((canvas) => getComputedStyle(canvas).objectFit);
  assert.ok(fit === 'contain' || Math.abs(seen / drawn - 1) < 0.02, `${seen} ${drawn}`);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  await close(page);
});

test('with text of 200% a phone keeps the transport inside the window, and nothing stays in the way', async () => {
  for (const lang of ['en', 'bn']) {
    const page = await open(browser, server, `?lang=${lang}&lesson=remedies`, PHONE);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    await page.locator('.lab.large-text').waitFor({ state: 'attached' });
    const outside = await page.locator('.dock :is(button, select, dd)').evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).map((one) => one.id));
    assert.deepEqual(outside, []);
    const places = await page.evaluate(() => ['.dock', '#main-chart > .chart'].map((part) => getComputedStyle(document.querySelector(part)).position));
    assert.deepEqual(places, ['static', 'static']);
    await close(page);
  }
});

test('in forced colours sliders have tracks and the chosen tab its own line', async () => {
  const page = await open(browser, server, '?lang=en', { forcedColors: 'active' });
  const colours = await page.evaluate(() => {
    const track = getComputedStyle(document.querySelector('#depth'), '::-webkit-slider-runnable-track').backgroundColor;
    const [chosen, other] = ['true', 'false'].map((is) => getComputedStyle(document.querySelector(`[role=tab][aria-selected=${is}]`)).borderBottomColor);
    return { track, chosen, other, page: getComputedStyle(document.body).backgroundColor };
  });
  assert.notEqual(colours.track, colours.page);
  assert.notEqual(colours.chosen, colours.other);
  await close(page);
});

test('in Bengali, English words say that they are English', async () => {
  const page = await open(browser, server, '?lang=bn');
  const untagged = () => page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.lab'), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      // The options of a list hold text alone.
      if (around.closest('option, code, pre, script, math, svg') || around.closest('[lang]').lang === 'en') continue;
      const word = node.data.match(/[A-Za-z]{3,}/);
      if (word) found.push(`${word[0]} in ${node.data}`);
    }
    return found;
  });
  for (const tab of await page.locator('[role=tab]').evaluateAll((all) => all.map((tab) => tab.id))) {
    await page.locator(`#${tab}`).click();
    assert.deepEqual(await untagged(), [], tab);
  }
  await page.locator('#open-lesson').click();
  for (const section of SECTIONS) {
    await page.locator('#lesson-section').selectOption(section);
    await inSection(page, SECTIONS.indexOf(section) + 1);
    assert.deepEqual(await untagged(), [], section);
  }
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
  assert.equal(await page.evaluate(() => document.activeElement.id), 'play');
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
