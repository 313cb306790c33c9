// What the page costs its visitor: bytes and time until the first bars, time for a drawn frame, time until a press shows.

import { open, ask } from './lab.mjs';

const MBIT = 1e6 / 8;
const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

// The first visit with 1.6 Mbit/s, 150 ms of latency and a quarter of the processor.
export async function firstView(browser, origin) {
  // The server compresses at its first answer: a host has done that before.
  await (await open(browser, origin, {})).close();
  const files = [];
  let client;
  const page = await open(browser, origin, {}, {
    before: async (page) => {
      client = await page.context().newCDPSession(page);
      await client.send('Network.enable');
      await client.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6 * MBIT, uploadThroughput: 0.75 * MBIT });
      await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const urls = new Map();
      client.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
      client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const url = new URL(urls.get(requestId) ?? 'x:');
        if (url.protocol === 'http:') files.push({ name: url.pathname.slice(1) || 'index.html', bytes: encodedDataLength });
      });
      // The first bar is the first rectangle on the main chart once its layers are known.
      await page.addInitScript(() => {
        const draw = CanvasRenderingContext2D.prototype.fillRect;
        let drawn = 0;
        CanvasRenderingContext2D.prototype.fillRect = function fillRect(...box) {
          if (!window.firstBars && this.canvas.closest('#main-chart') && (drawn += 1) > 10) window.firstBars = performance.now();
          return draw.apply(this, box);
        };
      });
    },
  });
  await page.waitForFunction(() => window.firstBars);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const bars = await page.evaluate(() => window.firstBars);
  // The rest of the page comes after the first bars, and is no part of the first view.
  const later = await page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ startTime }) => startTime > window.firstBars).map(({ name }) => new URL(name).pathname.slice(1)));
  const first = files.filter(({ name }) => !later.includes(name));
  await page.close();
  return { files: first, bytes: first.reduce((sum, { bytes }) => sum + bytes, 0), paint, bars };
}

// Time of the page's own thread for each frame that it draws, with all views on at 50 layers. Training has a thread of its
// own.
export async function frames(browser, origin) {
  const page = await open(browser, origin, { depth: 50, width: 32, dtype: 'float32' }, { context: { viewport: { width: 1280, height: 4000 } } });
  const client = await page.context().newCDPSession(page);
  // Its own time on the processor: what else the machine does is no cost of the page.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1e3;
  };
  await page.evaluate(() => {
    window.frames_ = 0;
    const draw = CanvasRenderingContext2D.prototype.clearRect;
    const seen = new Set();
    const mark = () => { seen.clear(); requestAnimationFrame(mark); };
    mark();
    for (const name of ['fillRect', 'fill', 'stroke', 'fillText']) {
      const original = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function drawn(...all) {
        if (this.canvas.closest('#main-chart') && !seen.has(0)) { seen.add(0); window.frames_ += 1; }
        return original.apply(this, all);
      };
    }
    void draw;
  });
  const views = await page.locator('[role=tab]').count();
  const rows = [];
  for (let view = 0; view < Math.max(1, views); view += 1) {
    if (views) await page.locator('[role=tab]').nth(view).click();
    const name = views ? (await page.locator('[role=tab]').nth(view).textContent()).trim() : 'all';
    await ask(page, { type: 'vg:play' });
    await page.waitForTimeout(500);
    const [tasks, drawn] = [await busy(), await page.evaluate(() => window.frames_)];
    await page.waitForTimeout(2500);
    const count = await page.evaluate(() => window.frames_) - drawn;
    rows.push({ view: name, frames: count, ms: (await busy() - tasks) / count });
    await ask(page, { type: 'vg:pause' });
  }
  await page.close();
  return rows;
}

// What a visitor presses: a place, and the key that is pressed there, or none for a click. Settings are set back after they
// were changed, so that the network keeps its size.
const PRESSES = [
  ['#depth', 'ArrowLeft'], ['#depth', 'ArrowRight'], ['#width', 'ArrowLeft'], ['#width', 'ArrowRight'],
  ['#act-tanh', 'Space'], ['#act-sigmoid', 'Space'], ['#lr', 'ArrowLeft'], ['#lr', 'ArrowRight'],
  ['#play'], ['#play'], ['#lang-bn'], ['#lang-en'], ['#open-lesson'], ['#open-lesson'],
];

// How long a press takes to show while a large network trains, and the tasks that held the page up after it began.
export async function presses(browser, origin, { depth, width }) {
  const page = await open(browser, origin, { depth, width, dtype: 'float32' });
  const tabs = await page.locator('[role=tab]').evaluateAll((tabs) => tabs.map(({ id }) => [`#${id}`]));
  await page.evaluate(() => {
    window.interactions = new Map();
    window.tasks = [];
    // A press is several events; the slowest of them counts.
    const seen = ({ interactionId: id, duration, target }) => {
      if (id && !(window.interactions.get(id)?.duration > duration)) window.interactions.set(id, { duration, at: target?.id });
    };
    new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({ type: 'event', durationThreshold: 16 });
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
  });
  // The 98th percentile of fewer than fifty presses would be the slowest.
  const all = Array.from({ length: 4 }, () => [...tabs, ...PRESSES]).flat();
  for (const [place, key] of all) {
    await ask(page, { type: 'vg:play' });
    if (key) await page.locator(place).press(key);
    else await page.locator(place).click();
    await page.waitForTimeout(150);
  }
  const { slow, tasks } = await page.evaluate(() => ({ slow: [...window.interactions.values()], tasks: window.tasks }));
  await page.close();
  // Presses that took less than 16 ms are not reported.
  const durations = all.map((_, index) => slow[index]?.duration ?? 0);
  const slowest = slow.reduce((slowest, press) => (press.duration > slowest.duration ? press : slowest), { duration: 0, at: '—' });
  return {
    depth, width, presses: all.length, inp: percentile(durations, 0.98),
    slowest: `${slowest.at} (${slowest.duration})`, tasks: tasks.length, longest: Math.max(0, ...tasks),
  };
}
