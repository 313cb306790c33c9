// The share dialog: links that are true, snippets that run, files that come back.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { advance, close, exported, launch, open, origin, result, screenshot, serve, settings } from './harness.mjs';

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

async function share(page) {
  await page.locator('#share').click();
  await page.locator('#share-dialog[open]').waitFor();
}

const text = (page, id) => page.locator(id).inputValue();

async function download(page, id) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(id).click()]);
  return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')];
}

test('a link shows another person the same experiment, with or without its step', async () => {
  const page = await open(browser, server, '?depth=7&act=tanh&seed=5');
  await advance(page, 12);
  await share(page);
  const plain = new URL(await text(page, '#share-link'));
  assert.deepEqual([plain.searchParams.get('depth'), plain.searchParams.get('play')], ['7', null]);
  await page.locator('#share-step').check();
  await page.locator('#share-lang').selectOption('bn');
  const link = await text(page, '#share-link');
  const other = await open(browser, server, link.slice(link.indexOf('?')));
  await other.waitForFunction(() => document.querySelector('#readout-step').textContent === '12' && document.documentElement.lang === 'bn');
  await result(other, { type: 'vg:pause' });
  assert.equal((await exported(other)).reported.loss, (await exported(page)).reported.loss);
  await close(other);
  await close(page);
});

test('ticked controls are hidden or fixed in the snippet, and the preview shows it', async () => {
  const page = await open(browser, server, '?depth=3');
  await share(page);
  await page.locator('#share-controls summary').click();
  await page.locator('#hide-seed').check();
  await page.locator('#lock-lr').check();
  assert.match(await text(page, '#share-snippet'), /hide=seed&amp;lock=lr/);
  await page.locator('#share-preview summary').click();
  const preview = page.frameLocator('#share-preview iframe');
  await preview.locator('#lr').waitFor({ state: 'attached' });
  assert.equal(await preview.locator('#lr').isDisabled(), true);
  assert.equal(await preview.locator('#control-seed').count(), 0);
  await screenshot(page, 'share');
  await close(page);
});

test('every snippet that is HTML runs when it is pasted into a page', async () => {
  const page = await open(browser, server, '?depth=4&act=relu');
  await share(page);
  for (const place of ['frame', 'element', 'moodle', 'canvas', 'wordpress', 'quarto', 'reveal']) {
    await page.locator('#share-place').selectOption(place);
    const snippet = (await text(page, '#share-snippet')).replace(/^```.*$/gm, '').replace('data-src', 'src');
    const course = await serve({ 'course.html': `<!doctype html><title>c</title>
<script>addEventListener('message', ({ data }) => { if (data.type === 'vg:ready') window.told = data.state; });</script>${snippet}` });
    const other = await (await browser.newContext()).newPage();
    await other.goto(`${origin(course)}/course.html`);
    await other.waitForFunction(() => window.told?.depth === 4 && window.told.act === 'relu' && window.told.embed === 1);
    await other.context().close();
    course.close();
  }
  await close(page);
});

test('the widget of the book snippet draws the lab and shares its state', async () => {
  const page = await open(browser, server, '?depth=4');
  await share(page);
  await page.locator('#share-place').selectOption('myst');
  const [head, model] = (await text(page, '#share-snippet')).split('\n');
  const address = head.split(' ')[1];
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${origin(server)}/embed.html`);
  const state = await other.evaluate(async ([address, given]) => {
    const { default: widget } = await import(address);
    const values = { ...given, state: {} };
    const heard = {};
    const model = {
      get: (key) => values[key], set: (key, value) => { values[key] = value; }, save_changes: () => {},
      on: (name, call) => { heard[name] = call; }, off: (name) => { delete heard[name]; },
    };
    const el = document.createElement('div');
    document.body.prepend(el);
    const leave = await widget.render({ model, el });
    const lab = el.firstElementChild;
    await lab.ready();
    const first = lab.state.depth;
    values.state = { ...values.state, depth: 6 };
    heard['change:state']();
    await new Promise((resolve) => lab.addEventListener('vg-change', resolve, { once: true }));
    leave();
    return [first, values.state.depth, el.childElementCount, Object.keys(heard).length];
  }, [address, JSON.parse(model)]);
  assert.deepEqual(state, [4, 6, 0, 0]);
  await other.context().close();
  await close(page);
});

test('the QR code says the link', async () => {
  const page = await open(browser, server, '?depth=3');
  await share(page);
  const said = await page.evaluate(async () => {
    const svg = document.querySelector('svg.code');
    const side = Number(svg.getAttribute('viewBox').split(' ')[2]);
    return [side, svg.getAttribute('aria-label'), svg.querySelector('path').getAttribute('d').match(/M/g).length];
  });
  assert.ok(said[0] >= 29 && said[1].length > 3 && said[2] > 100, String(said));
  // Chromium on a desktop has no reader; where there is one, it reads the very link.
  await close(page);
});

test('downloads hold the run, and a step that is opened comes back, without the language', async () => {
  const page = await open(browser, server, '?depth=3&width=8&act=relu&lang=en');
  await advance(page, 9);
  await share(page);
  const [csvName, csv] = await download(page, '#download-csv');
  assert.match(csvName, /\.csv$/);
  assert.match(csv.split('\r\n')[0], /^step/);
  const [, json] = await download(page, '#download-json');
  assert.equal(JSON.parse(json).step, 9);
  const [, torch] = await download(page, '#download-pytorch');
  assert.match(torch, /loss\.backward\(\)/);
  assert.match((await download(page, '#download-jax'))[1], /value_and_grad/);
  const [notebookName, notebook] = await download(page, '#download-notebook');
  assert.match(notebookName, /\.ipynb$/);
  assert.equal(JSON.parse(notebook).nbformat, 4);

  const other = await open(browser, server, '?lang=bn&depth=10');
  await share(other);
  await other.locator('#share-file').setInputFiles({ name: 'step.json', mimeType: 'application/json', buffer: Buffer.from(json) });
  await other.locator('#imported').waitFor();
  await other.waitForFunction(() => document.querySelector('#readout-step').textContent === '9');
  assert.deepEqual([(await settings(other)).depth, (await settings(other)).lang], [3, 'bn']);
  assert.equal((await exported(other)).reported.loss, JSON.parse(json).reported.loss);
  await close(other);
  await close(page);
});

test('a damaged file gets a sentence that says where, and changes nothing', async () => {
  const page = await open(browser, server, '?depth=3&width=8&lang=en');
  await advance(page, 2);
  const whole = JSON.stringify(await exported(page));
  const before = await settings(page);
  const short = JSON.parse(whole);
  short.params[1].W.data.pop();
  const odd = JSON.parse(whole);
  odd.state.act = 'nonsense';
  const cases = [
    [whole.slice(0, 500), /line 1, column 50\d/], ['', /line/], ['null', /no export/], ['{"schema":"vg-export","version":9}', /version/],
    [JSON.stringify(short), /params\[1\]\.W\.data.*63 entries instead of 64/], [JSON.stringify(odd), /state\.act/],
    ['\u0000\u0001', /line/],
  ];
  for (const [body, sentence] of cases) {
    await page.evaluate((body) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([body], 'step.json', { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, body);
    const said = page.locator('#imported span');
    await said.waitFor();
    const words = await said.textContent();
    assert.match(words, sentence);
    assert.match(words, /Nothing was changed/);
    await page.locator('#imported button').click();
  }
  assert.deepEqual(await settings(page), before);
  assert.equal((await exported(page)).step, 2);
  await close(page);
});

const drop = (page, name, body) => page.evaluate(([name, body]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([body], name, { type: 'application/json' }));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [name, body]);

test('a file whose numbers are not those of its own run is refused, and the run that was there comes back', async () => {
  const page = await open(browser, server, '?depth=3&width=8&lang=en&opt=adam');
  await advance(page, 5);
  const before = await exported(page);
  const other = await open(browser, server, '?depth=2&width=4&lang=en');
  await advance(other, 3);
  const whole = await exported(other);
  await close(other);
  const changes = {
    'params[0].W.data': (file) => { file.params[0].W.data[3] += 0.5; },
    'reported.loss': (file) => { file.reported.loss *= 1.1; },
    'batch.x.data': (file) => { file.batch.x.data[7] += 1; },
    'arch.hidden_activation': (file) => { file.arch.hidden_activation = 'zzz'; },
    step: (file) => { file.step = 50; },
  };
  for (const [place, change] of Object.entries(changes)) {
    const file = structuredClone(whole);
    change(file);
    await drop(page, 'step.json', JSON.stringify(file));
    const said = page.locator('#imported span', { hasText: 'Nothing was changed' });
    await said.waitFor();
    if (place !== 'step') assert.ok((await said.textContent()).includes(place), await said.textContent());
    await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '5');
    assert.deepEqual((await exported(page)).params, before.params, place);
    await page.locator('#imported button').click();
  }
  await drop(page, 'step.json', JSON.stringify(whole, null, 2));
  await page.locator('#imported span', { hasText: 'is open, at step 3' }).waitFor();
  assert.deepEqual((await exported(page)).params, whole.params);
  await close(page);
});

test('whoever begins something else while a file is opened hears no more of the file', async () => {
  const page = await open(browser, server, '?depth=2&width=4&lang=en');
  const file = await exported(page);
  await drop(page, 'step.json', JSON.stringify({ ...file, step: 500_000 }));
  await page.locator('#imported span', { hasText: 'being opened' }).waitFor();
  await page.locator('#try-relu').click();
  await page.locator('#imported').waitFor({ state: 'detached' });
  assert.equal((await settings(page)).act, 'relu');
  await close(page);
});

test('a step of one\'s own data asks for the data first', async () => {
  const csv = `x,y,class\n${Array.from({ length: 40 }, (_, i) => `${Math.sin(i)},${Math.cos(2 * i)},${i % 2 ? 'a' : 'b'}`).join('\n')}`;
  const choose = async (page) => {
    await page.locator('#data-csv').locator('xpath=..').click();
    await page.locator('#csv-file').setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '0');
  };
  const page = await open(browser, server, '?lang=en&depth=2&width=4');
  await choose(page);
  await advance(page, 4);
  const whole = JSON.stringify(await exported(page));
  await close(page);
  const other = await open(browser, server, '?lang=en&depth=3&width=4');
  await advance(other, 2);
  await drop(other, 'step.json', whole);
  await other.locator('#imported span', { hasText: 'CSV file' }).waitFor();
  assert.equal((await exported(other)).step, 2);
  await choose(other);
  await drop(other, 'step.json', whole);
  await other.locator('#imported span', { hasText: 'is open, at step 4' }).waitFor();
  await close(other);
});

test('a link to a step leads there under reduced motion too', async () => {
  const page = await open(browser, server, '?play=1&steps=12', { reducedMotion: 'reduce' });
  await page.waitForFunction(() => document.querySelector('#readout-step').textContent === '12');
  await close(page);
});

test('the dialog is worked by keyboard, gives the focus back, and passes axe in both languages and themes', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const look of ['lang=en&theme=light', 'lang=bn&theme=dark']) {
    const page = await open(browser, server, `?${look}`, { viewport: { width: look.includes('bn') ? 320 : 1280, height: 800 } });
    await page.locator('#share').focus();
    await page.keyboard.press('Enter');
    await page.locator('#share-dialog[open]').waitFor();
    await page.locator('#share-controls summary').click();
    const wide = await page.locator('#share-dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await axe.run('#share-dialog')).violations.map(({ id, nodes }) => [id, nodes[0].html]));
    assert.deepEqual(violations, []);
    await screenshot(page, `share-${look.includes('bn') ? 'bn-dark-320' : 'en-light'}`);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('#share-dialog'));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'share');
    await close(page);
  }
});
