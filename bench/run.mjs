// `cargo xtask bench`: the lab beside its rivals in one headless Chromium, in turns. Only ratios of one run mean anything:
// absolute figures drift with the machine. `PARTS=training,growth,page` runs some of it.

import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, serve } from './lab.mjs';
import { training } from './training.mjs';
import { denormals, growth } from './growth.mjs';
import { firstView, frames, presses } from './page.mjs';
import { framesTable, growthTable, pressesTable, report, trainingTable } from './report.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const parts = (process.env.PARTS ?? 'training,growth,page').split(',');
const browser = await launch();
const [ours, theirs] = [await serve(join(here, '..', 'dist')), await serve(here)];
const found = { machine: cpus()[0].model, browser: browser.version() };

if (parts.includes('page')) {
  found.view = await firstView(browser, ours.origin);
  console.log(`first view: ${(found.view.bytes / 1000).toFixed(0)} kB, first bars after ${(found.view.bars / 1000).toFixed(1)} s`);
  found.drawn = await frames(browser, ours.origin);
  console.log(framesTable(found.drawn));
  found.pressed = [];
  for (const shape of [{ depth: 50, width: 128 }, { depth: 100, width: 256 }]) found.pressed.push(await presses(browser, ours.origin, shape));
  console.log(pressesTable(found.pressed));
}
if (parts.includes('growth')) {
  found.grown = await growth(browser, ours.origin);
  console.log(growthTable(found.grown));
  found.subnormal = await denormals(browser, ours.origin);
  console.log(found.subnormal);
}
if (parts.includes('training')) {
  found.rows = await training(browser, ours.origin, theirs.origin);
  console.log(trainingTable(found.rows));
}
await browser.close();
ours.close();
theirs.close();

if (found.rows && found.grown && found.view) {
  const file = join(here, '..', 'docs', 'performance.md');
  const kept = (await readFile(file, 'utf8')).split('## The last run')[0];
  await writeFile(file, kept + report(found));
  console.log('docs/performance.md holds this run.');
}
