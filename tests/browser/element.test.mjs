// The custom element, as a teacher's page uses it, from another origin than the lab's.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, origin, screenshot, serve } from './harness.mjs';

// A module comes from another origin only if that allows it; a plain script always does.
const COURSE = { 'course.html': '<!doctype html><title>course</title>' };
let browser, lab, course;
before(async () => {
  [browser, lab] = [await launch(), await serve(COURSE)];
  course = await serve(COURSE);
});
after(async () => { await browser.close(); lab.close(); course.close(); });

// A page of the course with that body and the element's script, which lies beside the lab.
async function teach(body, { kind = '', host = course } = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  await page.goto(`${origin(host)}/course.html`);
  await page.setContent(`<!doctype html><html lang="en"><title>course</title><body>${body}<script ${kind} src="${origin(lab)}/vg.js"></script></body></html>`);
  return page;
}

const call = (page, selector, method, ...values) => page.evaluate(
  ([selector, method, values]) => document.querySelector(selector)[method](...values), [selector, method, values]);

async function leave(page) {
  assert.deepEqual(page.errors, []);
  await page.context().close();
}

for (const kind of ['', 'type="module"', 'defer']) {
  test(`a script ${kind || 'without more'} makes the element, and its methods drive the lab`, async () => {
    const page = await teach('<vanishing-gradients depth="3" b.depth="4" id="mine" lang="bn" hide="controls" lock="lr"></vanishing-gradients>', { kind, host: kind.includes('module') ? lab : course });
    const state = await call(page, '#mine', 'ready');
    assert.deepEqual([state.depth, state['b.depth'], state.lang, state.embed, state.id, state.hide, state.lock], [3, 4, 'bn', 1, 'mine', 'controls', 'lr']);
    const frame = page.locator('#mine iframe');
    assert.equal(await frame.getAttribute('loading'), 'eager');
    assert.equal(await frame.getAttribute('allow'), 'fullscreen; clipboard-write');
    assert.match(await frame.getAttribute('title'), /এখানে/);
    assert.equal((await call(page, '#mine', 'advance', 7)).step, 7);
    assert.equal((await call(page, '#mine', 'setState', { act: 'relu', depth: 5 })).depth, 5);
    assert.equal((await call(page, '#mine', 'getState')).act, 'relu');
    assert.equal(await page.evaluate(() => document.querySelector('#mine').state.act), 'relu');
    assert.equal((await call(page, '#mine', 'advance', 2)).step, 2);
    assert.equal((await call(page, '#mine', 'reset')).step, 0);
    assert.equal(JSON.parse(await call(page, '#mine', 'exportData', 'json')).schema, 'vg-export');
    assert.match(await call(page, '#mine', 'exportData', 'pytorch'), /loss\.backward\(\)/);
    assert.match(await call(page, '#mine', 'exportData', 'png'), /^data:image\/png/);
    await call(page, '#mine', 'play');
    await call(page, '#mine', 'pause');
    await leave(page);
  });
}

test('a method that is misused says why', async () => {
  const page = await teach('<vanishing-gradients></vanishing-gradients>');
  const said = await page.evaluate(async () => {
    const element = document.querySelector('vanishing-gradients');
    const words = (promise) => promise.then(() => 'nothing', (error) => error.message);
    return [await words(element.advance(-1)), await words(element.exportData('exe')), await words(element.setState(5))];
  });
  assert.match(said[0], /whole number/);
  assert.match(said[1], /"pytorch"/);
  assert.match(said[2], /needs state/);
  await leave(page);
});

test('events tell what happens, and bubble', async () => {
  const page = await teach(`<script>window.heard = []; for (const name of ['vg-ready', 'vg-change', 'vg-step', 'vg-error'])
    addEventListener(name, (event) => heard.push([name, event.target.id, event.detail]));</script>
    <vanishing-gradients id="a" depth="2" play></vanishing-gradients>`);
  for (const name of ['vg-ready', 'vg-step']) await page.waitForFunction((name) => heard.some((event) => event[0] === name), name);
  await call(page, '#a', 'setState', { depth: 3 });
  await page.waitForFunction(() => heard.some((event) => event[0] === 'vg-change'));
  const change = await page.evaluate(() => heard.find((event) => event[0] === 'vg-change'));
  assert.deepEqual([change[1], change[2].cause, change[2].state.depth], ['a', 'api', 3]);
  await leave(page);
});

test('attributes and the state property change a lab that runs, and removing one takes it back', async () => {
  const page = await teach('<vanishing-gradients id="a" depth="3" act="relu" axis="-12,0" view="inside"></vanishing-gradients>');
  await call(page, '#a', 'ready');
  const state = () => call(page, '#a', 'getState');
  const { axis, view } = await state();
  assert.deepEqual([axis, view], ['-12,0', 'inside']);
  await page.evaluate(() => document.querySelector('#a').setAttribute('depth', '6'));
  assert.equal((await state()).depth, 6);
  await page.evaluate(() => document.querySelector('#a').removeAttribute('act'));
  assert.equal((await state()).act, 'sigmoid');
  await page.evaluate(() => { document.querySelector('#a').state = { width: 9 }; });
  assert.equal((await state()).width, 9);
  const frame = page.frames()[1];
  assert.equal(await frame.locator('.notices').count(), 0);
  await leave(page);
});

test('several on one page keep their runs apart', async () => {
  const page = await teach([2, 3, 4].map((depth) => `<vanishing-gradients id="d${depth}" depth="${depth}" hide="controls"></vanishing-gradients>`).join(''));
  const steps = await page.evaluate(() => Promise.all([2, 3, 4].map(async (depth) => {
    const element = document.querySelector(`#d${depth}`);
    const { step } = await element.advance(depth * 3);
    return [element.state.depth, step];
  })));
  assert.deepEqual(steps, [[2, 6], [3, 9], [4, 12]]);
  await leave(page);
});

test('what is far off screen is not loaded before it is needed', async () => {
  const page = await teach('<p>Text</p><div style="height: 20000px"></div><vanishing-gradients id="far"></vanishing-gradients>');
  const frame = page.locator('#far iframe');
  assert.equal(await frame.getAttribute('loading'), 'lazy');
  const loaded = () => page.frames().some((frame) => frame.url().startsWith(origin(lab)));
  assert.equal(loaded(), false);
  const state = await call(page, '#far', 'ready');
  assert.equal(state.depth, 10);
  assert.equal(loaded(), true);
  await leave(page);
});

test('a lab that plays rests while it is off screen, and goes on when it comes back', async () => {
  const page = await teach('<vanishing-gradients id="a" depth="2" width="4" play height="400"></vanishing-gradients><div style="height: 4000px"></div>');
  await page.evaluate(() => { window.steps = []; addEventListener('vg-step', ({ detail }) => steps.push(detail.step)); });
  await page.waitForFunction(() => steps.length > 2);
  await page.evaluate(() => scrollTo(0, 3500));
  // The step that `advance` answers is the one where it rests.
  await page.waitForFunction(async () => {
    const { step } = await document.querySelector('#a').advance(1);
    const then = await document.querySelector('#a').advance(1);
    return then.step === step + 1;
  }, null, { polling: 200 });
  const resting = await call(page, '#a', 'advance', 1);
  assert.equal((await call(page, '#a', 'advance', 1)).step, resting.step + 1);
  await page.evaluate(() => { steps.length = 0; scrollTo(0, 0); });
  await page.waitForFunction((step) => steps.some((told) => told > step + 5), resting.step);
  await leave(page);
});

test('the frame is as high as the lab says, unless the page says how high', async () => {
  const page = await teach('<vanishing-gradients id="free" hide="controls"></vanishing-gradients><vanishing-gradients id="fixed" height="321"></vanishing-gradients>');
  await call(page, '#free', 'ready');
  await call(page, '#fixed', 'ready');
  await page.waitForFunction(() => {
    const frame = document.querySelector('#free iframe');
    return frame.getBoundingClientRect().height !== 480;
  });
  const inner = await page.frames().find((frame) => frame.url().includes('hide=controls')).evaluate(() => document.documentElement.scrollHeight - innerHeight);
  assert.ok(inner <= 0, `${inner} px would have to be scrolled`);
  assert.equal(await page.locator('#fixed iframe').evaluate((frame) => frame.getBoundingClientRect().height), 321);
  await leave(page);
});

test('an element that is taken away refuses, and its worker ends', async () => {
  const page = await teach('<vanishing-gradients id="a"></vanishing-gradients>');
  await call(page, '#a', 'advance', 1);
  assert.equal(page.workers().length, 1);
  const said = await page.evaluate(async () => {
    const element = document.querySelector('#a');
    const asked = element.advance(1_000_000).then(() => 'done', (error) => error.message);
    element.remove();
    return asked;
  });
  assert.match(said, /taken off/);
  await page.waitForFunction(() => !document.querySelector('iframe'));
  // The browser itself says that no worker is left.
  const session = await browser.newBrowserCDPSession();
  const workers = async () => (await session.send('Target.getTargets')).targetInfos.filter(({ type }) => type === 'worker');
  for (const deadline = Date.now() + 10_000; (await workers()).length > 0;) assert.ok(Date.now() < deadline, 'the worker is still there');
  await leave(page);
});

test('the host is never scrolled and never loses its focus', async () => {
  const page = await teach('<input id="name"><div style="height: 1500px"></div><vanishing-gradients id="a" play></vanishing-gradients><div style="height: 3000px"></div>');
  await page.locator('#name').focus();
  await call(page, '#a', 'setState', { depth: 12, lesson: 'x' });
  await call(page, '#a', 'advance', 20);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'name');
  // The wheel over the lab scrolls the page.
  await page.evaluate(() => scrollTo(0, 1400));
  const box = await page.locator('#a').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 150);
  await page.mouse.wheel(0, 900);
  await page.waitForFunction(() => scrollY > 1500);
  await leave(page);
});

test('the demonstration works from the server and from a disk', async () => {
  for (const start of [`${origin(lab)}/embed.html`, new URL('../../dist/embed.html', import.meta.url).href]) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
    const page = await context.newPage();
    await page.goto(start);
    await page.locator('#relu').click();
    await page.locator('#said', { hasText: 'After 50 steps' }).waitFor();
    await page.locator('#bengali').scrollIntoViewIfNeeded();
    assert.equal((await call(page, '#bengali', 'ready')).lang, 'bn');
    await screenshot(page, start.startsWith('file') ? 'demo-disk' : 'demo');
    await context.close();
  }
});
