// The training step, statistics included, beside TensorFlow.js on its wasm backend and JAX on one native thread, in
// turns; and the share of what the processor's four-lane units can do, measured in the same turns.

import { open, stepper, median } from './lab.mjs';
import { startJax } from './jax.mjs';
import { module, PER_ROUND } from './peak.mjs';

const BATCH = 256;
const SHAPES = [{ depth: 10, width: 32 }, { depth: 20, width: 64 }, { depth: 50, width: 128 }];
const ROUNDS = Number(process.env.ROUNDS ?? 7);

// Operations of a step's matrix products: forward, weight gradients, and δ of all layers but the first.
function operations({ depth, width }) {
  const square = (depth - 1) * width * width;
  return 2 * BATCH * (2 * (2 * width + square + width) + square + width);
}

async function rival(browser, origin, shape) {
  const page = await browser.newPage();
  await page.goto(`${origin}/tfjs.html`);
  await page.waitForFunction(() => window.bench);
  const backend = await page.evaluate((shape) => window.bench.prepare(shape), { ...shape, batch: BATCH });
  if (backend !== 'wasm') throw new Error(`TensorFlow.js chose the backend "${backend}"`);
  const run = (steps) => page.evaluate((steps) => window.bench.run(steps), steps);
  await run(2);
  const steps = Math.max(2, Math.round(250 / await run(2)));
  return { page, run: () => run(steps) };
}

async function lab(browser, origin, { depth, width }, dtype) {
  const page = await open(browser, origin, { depth, width, dtype, points: BATCH });
  return { page, run: await stepper(page) };
}

// Operations per millisecond.
async function peak(browser) {
  const page = await browser.newPage();
  await page.evaluate(async ({ module }) => {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(module));
    window.run = (rounds) => {
      const start = performance.now();
      instance.exports.run(rounds);
      return (performance.now() - start) / rounds;
    };
    window.run(1e6);
  }, { module });
  return { page, run: async () => PER_ROUND / await page.evaluate(() => window.run(1e7)) };
}

export async function training(browser, ours, theirs) {
  const rows = [];
  for (const shape of SHAPES) {
    const runners = {
      rival: await rival(browser, theirs, shape),
      float32: await lab(browser, ours, shape, 'float32'),
      float64: await lab(browser, ours, shape, 'float64'),
      peak: await peak(browser),
      jax: await startJax({ ...shape, batch: BATCH }),
    };
    const taken = Object.entries(runners).filter(([, runner]) => runner);
    const found = Object.fromEntries(taken.map(([name]) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, runner] of taken) {
        await runner.page?.bringToFront();
        found[name].push(await runner.run());
      }
    }
    for (const [, runner] of taken) await (runner.page ?? runner).close();
    const middle = Object.fromEntries(Object.entries(found).map(([name, values]) => [name, median(values)]));
    rows.push({ ...shape, ...middle, share: operations(shape) / middle.float32 / middle.peak });
    console.log(rows.at(-1));
  }
  return rows;
}
