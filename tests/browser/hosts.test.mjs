// What an embedding page and a hostile one may do.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { advance, ask, close, exported, heard, launch, open, origin, result, screenshot, serve, settings } from './harness.mjs';

const HOST = `<!doctype html><title>course</title><iframe id="lab" title="lab" src="index.html?embed=1&id=one&hide=seed,clip&lock=lr" width="480" height="360"></iframe>
<script>window.heard = []; addEventListener('message', (event) => event.source === lab.contentWindow && heard.push(event.data));</script>`;

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve({ 'course.html': HOST })]; });
after(async () => { await browser.close(); server.close(); });

test('all messages are answered as the contract says', async () => {
  const page = await open(browser, server, '?depth=3&id=abc');
  const ready = await heard(page, 'vg:ready');
  assert.deepEqual([ready.v, ready.id, ready.state.depth], [1, 'abc', 3]);
  assert.equal((await result(page, { type: 'vg:set', state: { depth: 5, act: 'relu' } })).depth, 5);
  assert.equal((await exported(page)).arch.layer_sizes.length, 7);
  const change = await heard(page, 'vg:change');
  assert.deepEqual([change.cause, change.state.act], ['api', 'relu']);
  assert.equal((await advance(page, 12)).step, 12);
  await result(page, { type: 'vg:subscribe', step: true });
  await advance(page, 1);
  const step = await heard(page, 'vg:step');
  assert.equal(step.grad.length, 6);
  await result(page, { type: 'vg:reset' });
  assert.equal((await exported(page)).step, 0);
  await result(page, { type: 'vg:play' });
  await page.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) > 2);
  await result(page, { type: 'vg:pause' });
  const csv = await result(page, { type: 'vg:export', format: 'csv' });
  assert.match(csv.split('\n')[0], /step/);
  const png = await result(page, { type: 'vg:export', format: 'png' });
  assert.match(png, /^data:image\/png;base64,/);
  await close(page);
});

test('the step where a run ends is told, however fast it was', async () => {
  for (const steps of [7, 25]) {
    const page = await open(browser, server, `?steps=${steps}&depth=3`);
    await result(page, { type: 'vg:subscribe', step: true });
    await result(page, { type: 'vg:play' });
    await page.waitForFunction((steps) => window.vgHeard.some((said) => said?.type === 'vg:step' && said.step === steps), steps);
    await close(page);
  }
});

test('what JSON cannot say is refused with a sentence, not with silence', async () => {
  const page = await open(browser, server);
  const errors = await page.evaluate(() => {
    const cycle = {};
    cycle.self = cycle;
    const odd = [{ type: 'vg:set', req: 1, state: { depth: 10n } }, { type: 'vg:set', req: 2, state: cycle }, { type: 'vg:advance', req: 3, n: 5n }];
    const replies = odd.map((message) => new Promise((resolve) => {
      addEventListener('message', ({ data }) => data?.type === 'vg:reply' && data.req === message.req && resolve(data.error));
      postMessage({ v: 1, ...message }, '*');
    }));
    return Promise.all(replies);
  });
  for (const error of errors) assert.match(error, /JSON/);
  await close(page);
});

test('malformed messages get a sentence and change nothing', async () => {
  const page = await open(browser, server);
  const before = await settings(page);
  const bad = [
    { type: 'vg:set' }, { type: 'vg:set', state: [] }, { type: 'vg:set', state: { depth: {} } },
    { type: 'vg:advance' }, { type: 'vg:advance', n: -1 }, { type: 'vg:advance', n: 1e99 }, { type: 'vg:advance', n: '7' },
    { type: 'vg:subscribe', step: 'yes' }, { type: 'vg:export', format: 'exe' }, { type: 'vg:nonsense' },
    { type: 'vg:get', v: 2 },
  ];
  for (const message of bad) {
    const reply = await ask(page, message);
    assert.equal(reply.ok, false, JSON.stringify(message));
    assert.match(reply.error, /\w+ \w+/);
  }
  await page.evaluate(() => {
    const cycle = {};
    cycle.self = cycle;
    for (const odd of [cycle, null, 7, 'vg:get', 10n, [], new Date(), new Map([[1, cycle]])]) postMessage(odd, '*');
  });
  assert.deepEqual(await settings(page), before);
  await close(page);
});

test('requests are echoed exactly, whatever they are', async () => {
  const page = await open(browser, server);
  const requests = [0.1 + 0.2, 0.8313012614954675, 1e-320, 'text', [1, { deep: null }], true, 9007199254740993];
  for (let i = 0; i < 200; i += 1) requests.push(Math.random());
  const echoes = await page.evaluate((requests) => new Promise((resolve) => {
    const heard = [];
    addEventListener('message', ({ data }) => {
      if (data?.type === 'vg:reply' && heard.push(data.req) === requests.length) resolve(heard);
    });
    for (const req of requests) postMessage({ type: 'vg:get', v: 1, req }, '*');
  }), requests);
  assert.deepEqual(echoes, requests);
  await close(page);
});

// Sends messages in one task; their replies, in the order of the messages. What is answered twice shows: one more
// question is asked and answered after all of them.
const burst = (page, messages) => page.evaluate((messages) => new Promise((resolve) => {
  const replies = messages.map(() => []);
  let asked = false;
  addEventListener('message', function hear({ data }) {
    if (data?.type !== 'vg:reply') return;
    replies[data.req]?.push(data);
    if (data.req === 'last') {
      removeEventListener('message', hear);
      resolve(replies);
    } else if (!asked && replies.every((heard) => heard.length > 0)) {
      asked = true;
      postMessage({ type: 'vg:get', v: 1, req: 'last' }, '*');
    }
  });
  messages.forEach((message, req) => postMessage({ v: 1, req, ...message }, '*'));
}), messages);

test('in a burst of resets and settings every one is obeyed and answered once, and the last one counts', async () => {
  const page = await open(browser, server, '?depth=3&width=8');
  await advance(page, 7);
  const messages = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? { type: 'vg:reset' } : { type: 'vg:set', state: { depth: 3 + i } }));
  for (const all of [messages, messages.filter(({ type }) => type === 'vg:reset')]) {
    const replies = await burst(page, all);
    for (const [i, heard] of replies.entries()) {
      assert.deepEqual(heard.map(({ ok }) => ok), [true], JSON.stringify([all[i], heard]));
      if (all[i].type === 'vg:reset') assert.deepEqual([heard[0].result.step, typeof heard[0].result.loss], [0, 'number']);
    }
  }
  assert.equal((await settings(page)).depth, 22);
  const { arch, step } = await exported(page);
  assert.deepEqual([arch.layer_sizes.length, step], [24, 0]);
  // Steps that were not done are no success.
  const [first, going, back] = await burst(page, [{ type: 'vg:reset' }, { type: 'vg:advance', n: 100_000 }, { type: 'vg:reset' }]);
  assert.deepEqual([first[0].result.step, going[0].ok, back[0].result.step], [0, false, 0]);
  await close(page);
});

// What the screen shows when the reply comes, before anything else can happen.
const advanceAndRead = (page, counts) => page.evaluate((counts) => new Promise((resolve) => {
  const read = (id) => document.querySelector(id).textContent.replace(/\s/g, '');
  const seen = [];
  addEventListener('message', function hear({ data }) {
    if (data?.type !== 'vg:reply' || !String(data.req).startsWith('read')) return;
    seen.push({ told: data.result, step: read('#readout-step'), loss: read('#readout-loss') });
    if (seen.length < counts.length) return;
    removeEventListener('message', hear);
    resolve(seen);
  });
  counts.forEach((n, i) => postMessage({ type: 'vg:advance', v: 1, n, req: `read${i}` }, '*'));
}), counts);

test('the screen shows the step and the loss that vg:advance tells, when it tells them', async () => {
  const page = await open(browser, server, '?depth=4&act=tanh&lr=0.003&lang=en');
  const same = ({ told, step, loss }) => {
    assert.equal(step, String(told.step));
    assert.ok(Math.abs(Number(loss) - told.loss) <= 0.006 * told.loss, `${loss} for ${told.loss}`);
  };
  for (const n of [1, 7, 3000]) same((await advanceAndRead(page, [n]))[0]);
  const two = await advanceAndRead(page, [5, 6]);
  assert.deepEqual(two.map(({ told }) => told.step), [3013, 3019]);
  same(two[1]);
  // While it plays the screen goes on, and is never behind what was told.
  await page.locator('#play').click();
  for (const { told, step } of await advanceAndRead(page, [5, 6, 7, 8, 9])) assert.ok(Number(step) >= told.step, `${step} for ${told.step}`);
  await close(page);
});

test('a person can stop what a host has asked for: Pause ends it, and tells the host', async () => {
  const page = await open(browser, server, '?depth=30&width=64');
  const long = ask(page, { type: 'vg:advance', n: 100_000 });
  const pause = page.locator('#play', { hasText: 'Pause' });
  await pause.waitFor();
  await pause.click();
  const reply = await long;
  assert.equal(reply.ok, false);
  assert.match(reply.error, /pressed Pause/);
  await page.locator('#play', { hasText: 'Play' }).waitFor();
  const reached = (await exported(page)).step;
  assert.ok(reached > 0 && reached < 100_000, String(reached));
  assert.equal((await advance(page, 2)).step, reached + 2);
  await close(page);
});

test('ids that hide, lock and charts do not know are told in both languages, and the others count', async () => {
  for (const [lang, words] of [['en', /cannot be read/], ['bn', /পড়া গেল না/]]) {
    const page = await open(browser, server, `?hide=seed,nonsens&lock=lr,ln&charts=gradients,los&lang=${lang}`);
    const notices = await page.locator('.notices li span').allTextContents();
    for (const [key, id] of [['hide', 'nonsens'], ['lock', 'ln'], ['charts', 'los']]) {
      const notice = notices.find((notice) => notice.includes(key));
      assert.ok(notice?.includes(id) && words.test(notice), notices.join());
    }
    const { hide, lock, charts } = await settings(page);
    assert.deepEqual([hide, lock, charts], ['seed', 'lr', 'gradients']);
    await close(page);
  }
});

test('the picture that vg:export sends is the one that the button saves, caption and all', async () => {
  const page = await open(browser, server, '?depth=4&lang=en');
  await advance(page, 12);
  const sent = await result(page, { type: 'vg:export', format: 'png' });
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#main-chart .save-png').click()]);
  const saved = (await readFile(await file.path())).toString('base64');
  assert.ok(sent === `data:image/png;base64,${saved}`, 'the same bytes');
  await result(page, { type: 'vg:set', state: { charts: 'loss' } });
  assert.equal((await ask(page, { type: 'vg:export', format: 'png' })).ok, false);
  await close(page);
});

test('a page whose fragment changes becomes what its new address says, and goes back; no place on the page does that', async () => {
  const page = await open(browser, server, '?depth=7&width=9#act=tanh');
  const network = async () => { const { depth, width, act } = await settings(page); return [depth, width, act].join(); };
  const becomes = (said) => page.waitForFunction((said) => new URLSearchParams(location.search).get('depth') === said && !location.hash, said);
  await becomes('7');
  assert.equal(await network(), '7,9,tanh');
  const long = ask(page, { type: 'vg:advance', n: 100_000 });
  // The message has arrived once the steps are on their way.
  await page.locator('#play', { hasText: 'Pause' }).waitFor();
  await page.evaluate(() => { location.hash = '#act=relu&depth=5'; });
  assert.match((await long).error, /Another run began/);
  await becomes('5');
  assert.equal(await network(), '5,9,relu');
  assert.ok(await page.locator('#undo').isEnabled());
  await page.goBack();
  await becomes('7');
  assert.equal(await network(), '7,9,tanh');
  await result(page, { type: 'vg:set', state: { width: 11 } });
  await page.evaluate(() => { location.hash = '#main-chart'; });
  await advance(page, 1);
  assert.equal(await network(), '7,11,tanh');
  await close(page);
});

test('hostile addresses run, and say what was changed', async () => {
  const values = ['NaN', 'inf', '', '-5', '1e999', '%', '%zz', '%F0%28', '<img src=x onerror=alert(1)>', 'x'.repeat(10_000)];
  const keys = ['depth', 'width', 'lr', 'gain', 'seed', 'noise', 'batch', 'act', 'init', 'preset', 'lang', 'hide', 'steps', 'b.depth'];
  for (const value of values) {
    const query = keys.map((key) => `${key}=${value.startsWith('%') ? value : encodeURIComponent(value)}`).join('&');
    // A server would refuse an address that long; a fragment never reaches it.
    const page = await open(browser, server, `#${query}&width=8&width=9&depth=4`);
    assert.ok((await settings(page)).depth >= 1);
    assert.equal((await advance(page, 2)).step, 2);
    assert.ok(await page.locator('.notices li').count() > 0, value.slice(0, 20));
    await page.locator('.notices button').first().click();
    await close(page);
  }
});

test('an embedded page shows the chart and the transport, and answers its parent only', async () => {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const page = await context.newPage();
  await page.goto(`${origin(server)}/course.html`);
  await page.waitForFunction(() => window.heard.some((message) => message.type === 'vg:ready'));
  const frame = page.frames()[1];
  assert.equal(await frame.locator('header.top').count(), 0);
  assert.equal(await frame.locator('#control-seed').count(), 0);
  assert.equal(await frame.locator('#lr').isDisabled(), true);
  await page.evaluate(() => document.querySelector('#lab').contentWindow.postMessage({ type: 'vg:advance', n: 3, req: 1, v: 1 }, '*'));
  await page.waitForFunction(() => window.heard.some((message) => message.type === 'vg:reply' && message.result.step === 3));
  const heard = await page.evaluate(() => window.heard);
  assert.ok(heard.every((message) => typeof message === 'string' || !message.type || message.id === 'one'));
  assert.ok(heard.some((message) => message.type === 'vg:resize' && message.height > 100));
  assert.ok(heard.some((message) => message.subject === 'lti.frameResize'));
  // A message from the frame's own window is not its parent's.
  await frame.evaluate(() => postMessage({ type: 'vg:set', state: { depth: 50 }, req: 2, v: 1 }, '*'));
  await page.evaluate(() => document.querySelector('#lab').contentWindow.postMessage({ type: 'vg:get', req: 3, v: 1 }, '*'));
  await page.waitForFunction(() => window.heard.some((message) => message.req === 3));
  assert.ok(await page.evaluate(() => window.heard.find((message) => message.req === 3).result.depth === 10));
  assert.ok(await page.evaluate(() => !window.heard.some((message) => message.req === 2)));
  await screenshot(page, 'embedded');
  await context.close();
});

test('a run that cannot begin says why, and refuses instead of keeping silent', async () => {
  const page = await open(browser, server, '?data=csv');
  await page.locator('.problem', { hasText: 'Choose a CSV file' }).waitFor();
  const reply = await ask(page, { type: 'vg:advance', n: 1 });
  assert.equal(reply.ok, false);
  assert.match(reply.error, /cannot go on/);
  assert.equal((await result(page, { type: 'vg:set', state: { data: 'xor' } })).data, 'xor');
  assert.equal((await advance(page, 1)).step, 1);
  await close(page);
});

test('without WebAssembly there is a readable page', async () => {
  const page = await open(browser, server, '', { ready: false, before: () => { delete window.WebAssembly; } });
  await page.locator('#fallback h1').waitFor();
  assert.match(await page.locator('#fallback').textContent(), /browser.*আধুনিক/s);
  await close(page);
});

test('a hidden control hides no value from those who listen', async () => {
  const page = await open(browser, server, '?hide=lr,opt,batch,seed&lr=0.37&opt=adam&seed=5&lang=en');
  const said = await page.locator('main > .spoken-only').last().textContent();
  for (const value of ['lr 0.37', 'opt adam', 'batch full', 'seed 5']) assert.ok(said.includes(value), said);
  await close(page);
});
