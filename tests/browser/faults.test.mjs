// What goes wrong outside of the lab: training goes on, the person is told, and nothing of the history is lost.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { advance, ask, close, dist, exported, heard, launch, open, pixels, result, screenshot, serve, settings } from './harness.mjs';

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

const QUERY = '?depth=6&width=12&act=tanh&batch=32&opt=adam&lr=0.01';

// In the page, before anything else: workers that do as they are told, even to die.
function mortalWorkers() {
  const Real = Worker;
  window.hired = [];
  window.Worker = class extends Real {
    constructor(url, options) {
      const orders = `addEventListener('message', ({ data }) => {
        if (data === 'die') close();
        if (data === 'throw') throw new Error('thrown on purpose');
      });`;
      const text = fetchNow(url);
      super(URL.createObjectURL(new Blob([orders, '\n', text], { type: 'text/javascript' })), options);
      window.hired.push(this);
    }
  };
  function fetchNow(url) {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
    return request.responseText;
  }
}

const history = async (page) => (await result(page, { type: 'vg:export', format: 'csv' })).trim().split('\r\n');
const order = (page, what) => page.evaluate((what) => window.hired.at(-1).postMessage(what), what);

for (const [what, how] of [['throw', 'throws in the middle of a run'], ['die', 'is killed without a word']]) {
  test(`a worker that ${how} is replaced: same numbers, whole history, and the person is told`, async () => {
    const page = await open(browser, server, QUERY, { before: mortalWorkers });
    await advance(page, 40);
    const before = await history(page);
    await order(page, what);
    await page.locator('.rescued').waitFor({ timeout: 30_000 });
    assert.equal(await page.evaluate(() => window.hired.length), 2);
    assert.equal((await advance(page, 20)).step, 60);
    const after = await history(page);
    assert.deepEqual(after.slice(0, before.length), before);
    assert.equal(after.length, 1 + 61 * 7);
    const numbers = await exported(page);
    page.errors = page.errors.filter((error) => !error.includes('thrown on purpose'));
    await close(page);
    const undisturbed = await open(browser, server, QUERY);
    await advance(undisturbed, 60);
    assert.deepEqual(numbers, await exported(undisturbed));
    await close(undisturbed);
  });
}

test('a worker that a request cannot be handed to is replaced like one that throws', async () => {
  const page = await open(browser, server, QUERY, { before: () => {
    const post = Worker.prototype.postMessage;
    window.unposted = 0;
    window.hired = new Set();
    Worker.prototype.postMessage = function postMessage(...said) {
      window.hired.add(this);
      // A request, and no question for a sign of life.
      if (said[0] instanceof Uint8Array && window.unposted > 0) {
        window.unposted -= 1;
        throw new DOMException('lost on purpose', 'DataCloneError');
      }
      return post.apply(this, said);
    };
  } });
  await advance(page, 40);
  const before = await history(page);
  await page.evaluate(() => { window.unposted = 1; });
  assert.equal((await advance(page, 20)).step, 60);
  await page.locator('.rescued').waitFor();
  assert.equal(await page.evaluate(() => window.hired.size), 2);
  assert.deepEqual((await history(page)).slice(0, before.length), before);
  // Two requests in one task, and neither can be handed over: one worker is lost, not two.
  await page.evaluate(() => { window.unposted = 2; });
  await page.locator('#data-digits').locator('xpath=..').click();
  await page.waitForFunction(() => window.unposted === 0 && window.hired.size > 2);
  assert.equal((await advance(page, 5)).step, 5);
  assert.equal(await page.evaluate(() => window.hired.size), 3);
  await close(page);
});

test('both networks of a duel come back with a new worker, each with its own numbers', async () => {
  const query = `${QUERY}&b.act=relu&b.init=he-normal`;
  const numbers = async (page) => ({ a: await exported(page), losses: await page.locator('.readouts dd').allTextContents() });
  const page = await open(browser, server, query, { before: mortalWorkers });
  await advance(page, 30);
  await order(page, 'die');
  await page.locator('.rescued').waitFor({ timeout: 30_000 });
  await advance(page, 10);
  const rescued = await numbers(page);
  await close(page);
  const undisturbed = await open(browser, server, query);
  await advance(undisturbed, 40);
  assert.deepEqual(rescued, await numbers(undisturbed));
  assert.ok(rescued.losses.length > 2, rescued.losses.join());
  await close(undisturbed);
});

// In the page, before anything else: the second part is lost until `window.lost` is false.
function losesTheRest() {
  const fetchAll = window.fetch;
  window.lost = true;
  window.fetch = (address, ...more) => (window.lost && String(address).endsWith('_rest.wasm')
    ? Promise.reject(new TypeError('lost on purpose')) : fetchAll(address, ...more));
}

test('where the rest of the page does not arrive, the first view trains and says so, and what was said meanwhile is heard', async () => {
  const page = await open(browser, server, '?depth=6', { ready: false, before: losesTheRest });
  await page.locator('#fetch-again').waitFor();
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 5);
  await page.evaluate(() => postMessage({ type: 'vg:set', v: 1, req: 'early', state: { lr: 0.25 } }, '*'));
  await page.evaluate(() => { window.lost = false; });
  await page.locator('#fetch-again').click();
  await page.locator('#loss-chart').waitFor();
  await page.waitForFunction(() => window.vgHeard.some((message) => message?.req === 'early' && message.ok));
  assert.equal((await settings(page)).lr, 0.25);
  assert.equal(await page.locator('#rest-missing').count(), 0);
  await close(page);
});

// What a server sends in place of a file that it no longer has, and a module of somebody else's.
const STRANGERS = [
  ['a page of the server\'s', '<!doctype html><title>not found</title>'],
  ['another WebAssembly', Buffer.from([0, 97, 115, 109, 1, 0, 0, 0])],
];
for (const [what, body] of STRANGERS) {
  test(`${what} in place of the rest counts as if nothing had arrived, in the page and in the worker`, async () => {
    const name = (await readdir(dist)).find((file) => file.endsWith('_rest.wasm'));
    const files = { [name]: body };
    const host = await serve(files);
    // Handwritten digits and float32 are what a worker asks the rest for.
    for (const query of ['?depth=6', '?dtype=float32&depth=2']) {
      files[name] = body;
      const page = await open(browser, host, query, { ready: false });
      await page.locator('#fetch-again').waitFor();
      if (query === '?depth=6') {
        await page.locator('#play').click();
        await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 5);
        await page.locator('#play').click();
      }
      delete files[name];
      await page.locator('#fetch-again').click();
      await heard(page, 'vg:ready');
      await page.locator('#rest-missing').waitFor({ state: 'detached' });
      const { step } = await advance(page, 2);
      assert.ok(step >= 2);
      await close(page);
    }
    host.close();
  });
}

test('a chart that is saved while the rest is missing is saved once the rest is there, and the notice says so until then', async () => {
  for (const [kind, beginning] of [['png', '\x89PNG'], ['svg', '<svg']]) {
    const page = await open(browser, server, '?depth=6&lang=en', { ready: false, before: losesTheRest, viewport: { width: 360, height: 640 } });
    await page.locator('#fetch-again').waitFor();
    const saves = page.waitForEvent('download');
    await page.locator(`#main-chart .save-${kind}`).click();
    await page.waitForFunction(() => document.activeElement.id === 'fetch-again');
    assert.ok(await page.locator('#rest-missing').evaluate((notice) => {
      const { top, bottom } = notice.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }), 'the notice is in view');
    await page.evaluate(() => { window.lost = false; });
    await page.locator('#fetch-again').click();
    const file = await saves;
    assert.equal(file.suggestedFilename(), `vanishing-gradients-main-chart.${kind}`);
    assert.ok((await readFile(await file.path(), 'latin1')).startsWith(beginning));
    await close(page);
  }
});

test('files that are dropped while the rest is missing are read once it is there, and lecture and sharing change nothing until then', async () => {
  const page = await open(browser, server, '?depth=6&seed=3', { ready: false, before: losesTheRest });
  await page.locator('#fetch-again').waitFor();
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 5);
  await page.locator('#play').click();
  const step = await page.locator('#readout-step').textContent();
  for (const button of ['#open-lesson', '#share']) {
    await page.locator('#play').focus();
    await page.locator(button).click();
    await page.waitForFunction(() => document.activeElement.id === 'fetch-again');
  }
  assert.equal(await page.locator('#readout-step').textContent(), step);
  assert.match(page.url(), /seed=3/);
  await page.evaluate(() => {
    const files = new DataTransfer();
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},${i % 2}`);
    files.items.add(new File([rows.join('\n')], 'own.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    window.lost = false;
  });
  await heard(page, 'vg:ready');
  await page.locator('#rest-missing').waitFor({ state: 'detached' });
  await page.locator('.file .hint', { hasText: 'own.csv' }).waitFor();
  assert.equal((await settings(page)).data, 'csv');
  await page.locator('#open-lesson').click();
  await page.locator('.lesson h2').first().waitFor();
  await close(page);
});

test('digits, and a run in float32 without a worker, begin by themselves once the rest of the page is there', async () => {
  for (const query of ['?data=digits&depth=2', '?dtype=float32&depth=2']) {
    const page = await open(browser, server, query, { ready: false, before: `(${losesTheRest})(); delete window.Worker;` });
    await page.waitForFunction(() => document.querySelector('#play'));
    await page.evaluate(() => { window.lost = false; });
    await heard(page, 'vg:ready');
    assert.equal((await advance(page, 3)).step, 3, query);
    await close(page);
  }
});

test('a run goes on playing when its worker is lost, and what was asked for meanwhile is done', async () => {
  const page = await open(browser, server, QUERY, { before: mortalWorkers });
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 20);
  await order(page, 'throw');
  const asked = advance(page, 30);
  await page.locator('.rescued').waitFor();
  await asked;
  const step = Number(await page.locator('#readout-step').textContent());
  await page.waitForFunction((step) => Number(document.querySelector('#readout-step').textContent) > step + 5, step);
  assert.match(await page.locator('#play').textContent(), /Pause/);
  const rows = await history(page);
  const steps = rows.slice(1).map((row) => Number(row.split(',')[0]));
  assert.ok(steps.every((step, index) => index === 0 || step >= steps[index - 1]), 'steps never go back');
  page.errors = page.errors.filter((error) => !error.includes('thrown on purpose'));
  await close(page);
});

test('a run whose every worker dies is given up with a sentence, and another setting starts afresh', async () => {
  const page = await open(browser, server, QUERY, { before: mortalWorkers });
  for (let lost = 1; lost <= 4; lost += 1) {
    await order(page, 'throw');
    if (lost < 4) await page.waitForFunction((lost) => window.hired.length > lost, lost);
    if (lost < 4) await advance(page, 1);
  }
  await page.locator('.problem', { hasText: 'the worker was lost' }).waitFor();
  assert.equal((await ask(page, { type: 'vg:advance', n: 1 })).ok, false);
  await result(page, { type: 'vg:set', state: { depth: 3 } });
  assert.equal((await advance(page, 5)).step, 5);
  page.errors = page.errors.filter((error) => !error.includes('thrown on purpose'));
  await close(page);
});

test('workers that are lost now and then in a long run do not end it', async () => {
  const page = await open(browser, server, QUERY, { before: mortalWorkers });
  for (let lost = 1; lost <= 5; lost += 1) {
    await order(page, 'throw');
    await page.waitForFunction((lost) => window.hired.length > lost, lost);
    assert.equal((await advance(page, 60)).step, 60 * lost);
  }
  page.errors = page.errors.filter((error) => !error.includes('thrown on purpose'));
  await close(page);
});

test('the language changes in the middle of a run, and the run does not notice', async () => {
  const page = await open(browser, server, QUERY);
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 10);
  await result(page, { type: 'vg:set', state: { lang: 'bn', num: 'latn' } });
  await page.waitForFunction(() => document.documentElement.lang === 'bn');
  const step = Number(await page.locator('#readout-step').textContent());
  assert.ok(step > 10);
  await page.waitForFunction((step) => Number(document.querySelector('#readout-step').textContent) > step + 5, step);
  const rows = await history(page);
  assert.equal(rows[1].split(',')[0], '0');
  await close(page);
});

test('storage that throws, and cookies that are denied, hinder nothing', async () => {
  const page = await open(browser, server, QUERY, {
    before: () => {
      const denied = { get() { throw new DOMException('denied', 'SecurityError'); } };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, denied);
      Object.defineProperty(Document.prototype, 'cookie', denied);
      history.replaceState = () => { throw new DOMException('too often', 'SecurityError'); };
    },
  });
  await result(page, { type: 'vg:set', state: { lang: 'bn', theme: 'dark', depth: 4 } });
  assert.equal((await advance(page, 5)).step, 5);
  await close(page);
});

test('a clock that stands still, jumps and runs backwards changes no number and stops no run', async () => {
  const jumpy = () => {
    let calls = 0;
    const jump = () => { calls += 1; return [0, 1e12, -5e5, NaN][calls % 4]; };
    performance.now = jump;
    Date.now = jump;
  };
  const page = await open(browser, server, QUERY, { before: jumpy });
  await advance(page, 30);
  const numbers = await exported(page);
  await page.locator('#play').click();
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 40);
  await close(page);
  const inPage = await open(browser, server, QUERY, { before: `(${jumpy})(); delete window.Worker;` });
  await advance(inPage, 30);
  assert.deepEqual(await exported(inPage), numbers);
  await close(inPage);
});

test('a canvas that lost its picture is drawn anew', async () => {
  const page = await open(browser, server, QUERY);
  await advance(page, 3);
  const drawn = await pixels(page);
  await page.evaluate(() => {
    const canvas = document.querySelector('#main-chart canvas');
    canvas.getContext('2d').reset();
    canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
    canvas.dispatchEvent(new Event('contextrestored'));
  });
  await page.waitForFunction((drawn) => document.querySelector('#main-chart canvas').toDataURL() === drawn, drawn);
  await close(page);
});

test('where the browser gives nothing to draw on, every chart says so, training goes on, and the numbers are in the table', async () => {
  const page = await open(browser, server, QUERY, { before: () => { HTMLCanvasElement.prototype.getContext = () => null; } });
  assert.equal((await advance(page, 5)).step, 5);
  await page.locator('#main-chart .no-canvas', { hasText: 'Table' }).waitFor();
  await page.locator('#main-chart .show-table').click();
  await page.locator('#main-chart table td').first().waitFor();
  await close(page);
});

test('a network that does not fit into memory is refused with a sentence, and a smaller one runs', async () => {
  // The browser gives WebAssembly 1,600 pages of 64 kB, which is 100 MB.
  const small = await launch(['--js-flags=--wasm-max-mem-pages=1600']);
  const page = await open(small, server, '?depth=100&width=256&batch=1024&points=1000&act=relu&init=he-normal&opt=adam');
  await page.locator('.problem', { hasText: 'MB' }).waitFor();
  await result(page, { type: 'vg:set', state: { depth: 5, width: 32 } });
  assert.equal((await advance(page, 3)).step, 3);
  assert.equal(await page.locator('.problem').count(), 0);
  await close(page);
  await small.close();
});

test('a worker that finds no memory left by former pages is followed by one that does', async () => {
  const page = await open(browser, server, QUERY, { before: () => {
    // Former pages of the same tab: their memories are garbage, but nobody has collected it when the first worker comes.
    let former = [];
    const Real = Worker;
    window.hired = 0;
    window.Worker = class extends Real {
      constructor(...details) {
        if (window.hired === 0) {
          try {
            while (former.length < 1000) former.push(new WebAssembly.Memory({ initial: 1 }));
          } catch (full) {
            window.full = String(full);
          }
        }
        super(...details);
        window.hired += 1;
        this.addEventListener('message', () => { former = []; });
      }
    };
  } });
  assert.equal((await advance(page, 3)).step, 3);
  assert.match(await page.evaluate(() => window.full), /memory/i);
  assert.equal(await page.evaluate(() => window.hired), 2);
  await close(page);
});

test('the largest network takes a step, and hears of a new setting in the middle of it', async () => {
  const page = await open(browser, server, '?depth=100&width=256&batch=1024&points=1000&act=relu&init=he-normal&dtype=float32');
  assert.equal((await advance(page, 1)).step, 1);
  const large = ask(page, { type: 'vg:advance', n: 50 });
  await result(page, { type: 'vg:set', state: { depth: 2, width: 8 } });
  assert.equal((await large).ok, false);
  assert.equal((await advance(page, 2)).step, 2);
  await close(page);
});

test('a page that breaks shows a way back and a report, and comes back with its settings', async () => {
  const page = await open(browser, server, '?depth=7&act=selu&init=lecun-normal');
  const before = await settings(page);
  await page.waitForFunction(() => location.search.includes('act=selu'));
  // What a translation tool or an extension does: it takes the page's elements away from under it.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('#app *')) element.replaceChildren();
    postMessage({ type: 'vg:set', v: 1, state: { lang: 'bn', embed: 1, data: 'xor' } }, '*');
  });
  await page.locator('#crash #recover').waitFor();
  assert.match(await page.locator('#crash pre').textContent(), /panicked at/);
  assert.ok(await page.locator('#crash #recover').evaluate((button) => document.activeElement === button));
  await screenshot(page, 'crash');
  await page.locator('#recover').click();
  await page.waitForFunction(() => !document.querySelector('#crash') && document.querySelector('#readout-step'));
  assert.equal((await settings(page)).act, before.act);
  await page.context().close();
});
