// How a step's cost grows with depth, batch and width (the exponent fitted to the logarithms), and what numbers far below
// the smallest float cost.

import { open, stepper, median } from './lab.mjs';

const BASE = { depth: 10, width: 32, points: 256, dtype: 'float32' };
const SERIES = [
  { name: 'depth', sizes: [10, 20, 50, 100], settings: (depth) => ({ depth }) },
  { name: 'batch', sizes: [50, 100, 200, 400, 800], settings: (batch) => ({ batch, points: 1000 }) },
  { name: 'width', sizes: [16, 32, 64, 128, 256], settings: (width) => ({ width }) },
];
const ROUNDS = 3;

// Least squares through the logarithms.
function exponent(sizes, times) {
  const [x, y] = [sizes, times].map((values) => values.map(Math.log));
  const mean = (values) => values.reduce((sum, value) => sum + value) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const along = x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return along / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

async function times(browser, origin, variants) {
  const pages = [];
  for (const settings of variants) {
    const page = await open(browser, origin, { ...BASE, ...settings });
    pages.push({ page, run: await stepper(page, 300), found: [] });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { page, run, found } of pages) {
      await page.bringToFront();
      found.push(await run());
    }
  }
  for (const { page } of pages) await page.close();
  return pages.map(({ found }) => median(found));
}

export async function growth(browser, origin) {
  const rows = [];
  for (const { name, sizes, settings } of SERIES) {
    const ms = await times(browser, origin, sizes.map(settings));
    rows.push({ name, sizes, ms, exponent: exponent(sizes, ms) });
    console.log(rows.at(-1));
  }
  return rows;
}

// Gradients that vanish below every float, beside the same network with weights so large that they do not, and beside
// ReLU with He's initialisation.
export async function denormals(browser, origin) {
  const deep = { depth: 100, width: 64 };
  const [vanishing, sigmoid, relu] = await times(browser, origin, [
    deep, { ...deep, gain: 4 }, { ...deep, activation: 'relu', init: 'he-normal' },
  ]);
  return { vanishing, sigmoid, relu };
}
