// A monkey at the address bar, at the message port and at every control: no console error, no panic, no stuck frame.
// VG_MONKEY multiplies what it does; VG_SEED says which monkey.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { advance, close, launch, open, origin, result, serve, settings } from './harness.mjs';

const TIMES = Number(process.env.VG_MONKEY ?? 1);
const seed = Number(process.env.VG_SEED ?? 20261126);

let browser, server;
before(async () => { [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser.close(); server.close(); });

// mulberry32: the same monkey for the same seed, here and in the page.
function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (n) => Math.floor(next() * n), of: (list) => list[Math.floor(next() * list.length)] };
}

const KEYS = ['depth', 'width', 'act', 'init', 'gain', 'bias', 'norm', 'skip', 'data', 'noise', 'points', 'loss', 'opt', 'lr', 'batch', 'clip',
  'seed', 'dtype', 'freeze', 'duel', 'lang', 'num', 'theme', 'motion', 'embed', 'hide', 'lock', 'charts', 'axis', 'view', 'quantity', 'zrange', 'speed', 'play', 'steps', 'lesson', 'preset', 'id', 'v',
  'b.depth', 'b.act', 'b.norm', '__proto__', 'constructor', 'endpoint'];
const VALUES = ['', '0', '1', '2', '5', '9', '-1', '1e9', '1e-9', '1e999', 'NaN', 'inf', 'full', 'auto', 'relu', 'sigmoid', 'gelu', 'zeros', 'orthogonal',
  'he-normal', 'torch-default', 'batch', 'layer', 'moons', 'spirals', 'blobs', 'digits', 'csv', 'mse', 'adam', 'rmsprop', 'float32', 'en', 'bn', 'beng', 'dark',
  'share', 'grad-w', 'slow', 'max', '4', '-12,0', 'inside', 'controls,transport', 'depth,share', 'gradients', '%', '%zz', '%F0%28', '<svg onload=alert(1)>', '০১২', '🂡'.repeat(40), 'x'.repeat(3000)];

// An unreadable %-sequence stays as it is: that is the point of it.
const encoded = (value) => (/^%/.test(value) ? value : encodeURIComponent(value));
const small = 'depth=3&width=6';

test(`${500 * TIMES} hostile addresses all open a lab that trains`, async () => {
  const monkey = dice(seed);
  const page = await open(browser, server);
  for (let count = 0; count < 500 * TIMES; count += 1) {
    const pairs = Array.from({ length: 1 + monkey.below(6) }, () => `${encoded(monkey.of(KEYS))}=${encoded(monkey.of(VALUES))}`);
    const query = pairs.join('&');
    // The network is kept small most of the time, so that the monkey gets around.
    const address = monkey.next() < 0.9 ? `${small}&${query}&${small}` : query;
    // Another query, which the lab ignores: a fragment alone would load nothing anew.
    await page.goto(`${origin(server)}/?visit=${count}#${address}`);
    try {
      await page.waitForFunction(() => window.vgHeard.some((message) => message?.type === 'vg:ready'));
      const reply = await page.evaluate(() => new Promise((resolve) => {
        addEventListener('message', ({ data }) => data?.type === 'vg:reply' && data.req === 'one' && resolve(data));
        postMessage({ type: 'vg:advance', v: 1, n: 1, req: 'one' }, '*');
      }));
      // A run without samples is refused with a sentence.
      assert.ok(reply.ok ? reply.result.step >= 1 : /cannot go on|new run/.test(reply.error), JSON.stringify(reply));
      assert.deepEqual(page.errors, []);
    } catch (error) {
      throw new Error(`#${address}: ${error.message}`);
    }
  }
  await close(page);
});

test(`${5000 * TIMES} random messages are answered or ignored, and the lab trains on`, async () => {
  const page = await open(browser, server, `#${small}`);
  const counts = await page.evaluate(async ({ dice, seed, count, KEYS, VALUES }) => {
    const monkey = (0, eval)(`(${dice})`)(seed);
    const types = ['vg:hello', 'vg:get', 'vg:set', 'vg:play', 'vg:pause', 'vg:advance', 'vg:reset', 'vg:subscribe', 'vg:export', 'vg:', 'vg:reply', 'vg:ready',
      'VG:SET', '', 7, null, {}];
    const odd = () => monkey.of([undefined, null, true, -1, 0, 1, 3, 1e99, NaN, Infinity, '', 'json', 'csv', 'pytorch', 'exe', [], {}, [[[[]]]], { depth: 4 },
      new Date(0), new Map([[1, 2]]), new Uint8Array(5), 10n, /x/, new Error('e'), 'x'.repeat(5000)]);
    let replies = 0;
    addEventListener('message', ({ data }) => { replies += data?.type === 'vg:reply' ? 1 : 0; });
    let asked = 0;
    for (let sent = 0; sent < count; sent += 1) {
      const type = monkey.of(types);
      const message = { type, v: monkey.next() < 0.9 ? 1 : odd(), req: monkey.next() < 0.7 ? sent : odd() };
      if (monkey.next() < 0.5) message.n = monkey.next() < 0.5 ? monkey.below(4) : odd();
      if (monkey.next() < 0.5) message.format = odd();
      if (monkey.next() < 0.5) message.step = odd();
      if (monkey.next() < 0.6) {
        const state = {};
        for (let keys = monkey.below(4); keys >= 0; keys -= 1) state[monkey.of(KEYS)] = monkey.next() < 0.8 ? monkey.of(VALUES) : odd();
        message.state = monkey.next() < 0.9 ? { ...state, depth: 1 + monkey.below(4), width: 1 + monkey.below(8), hide: '', lock: '' } : odd();
      }
      asked += typeof type === 'string' && type.startsWith('vg:') && !['vg:reply', 'vg:ready'].includes(type) ? 1 : 0;
      postMessage(monkey.next() < 0.95 ? message : odd(), '*');
      // The page must get its turn, as with any sender.
      if (sent % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    return { asked, replies };
  }, { dice: String(dice), seed, count: 5000 * TIMES, KEYS, VALUES });
  assert.ok(counts.replies > 0.5 * counts.asked, JSON.stringify(counts));
  await result(page, { type: 'vg:set', state: { data: 'moons', depth: 3, width: 6, norm: 'none', lr: 0.1, embed: 0, steps: '' } });
  await result(page, { type: 'vg:pause' });
  await result(page, { type: 'vg:reset' });
  assert.equal((await advance(page, 7)).step, 7);
  await close(page);
});

test(`${600 * TIMES} storms on sliders, menus and buttons leave a lab that trains and draws`, async () => {
  const page = await open(browser, server, `?${small}`);
  await page.evaluate(async ({ dice, seed, count }) => {
    const monkey = (0, eval)(`(${dice})`)(seed);
    for (let turn = 0; turn < count; turn += 1) {
      const controls = [...document.querySelectorAll('input, select, button, summary, [role=tab], canvas')].filter((control) => !control.matches(
        '[type=file], [target=_blank], .save-svg, .save-png, [id*=save], [id*=download], a'));
      const control = monkey.of(controls);
      if (control.matches('input[type=range], input[type=number]')) {
        // A drag: many values in one frame. Depth and width stay small, or the storm would wait for the weather.
        const most = /depth|width|points/.test(control.id) ? 0.08 : 1;
        for (let drag = 0; drag < 8; drag += 1) {
          const [low, high] = [Number(control.min || 0), Number(control.max || 1)];
          control.value = String(low + monkey.next() * most * (high - low));
          control.dispatchEvent(new Event('input', { bubbles: true }));
        }
        control.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (control.matches('select')) {
        control.selectedIndex = monkey.below(control.options.length);
        control.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (control.matches('canvas')) {
        const box = control.getBoundingClientRect();
        for (const kind of ['pointermove', 'pointerdown', 'pointerup']) {
          control.dispatchEvent(new PointerEvent(kind, { bubbles: true, clientX: box.x + monkey.next() * box.width, clientY: box.y + monkey.next() * box.height }));
        }
      } else control.click();
      if (monkey.next() < 0.2) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: monkey.of([' ', 'k', 'ArrowRight', 'Escape', 'Tab']), bubbles: true }));
      if (turn % 3 === 0) await new Promise(requestAnimationFrame);
    }
  }, { dice: String(dice), seed, count: 600 * TIMES });
  assert.equal(await page.locator('#crash').count(), 0);
  // No stuck frame: the page repaints, and a run with new settings draws its chart.
  await result(page, { type: 'vg:set', state: { data: 'moons', depth: 4, width: 8, lr: 0.1, freeze: '' } });
  await advance(page, 3);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal((await settings(page)).depth, 4);
  await close(page);
});
