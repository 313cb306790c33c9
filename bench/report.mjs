// One run's numbers as `docs/performance.md` shows them.

const fixed = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '—');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

export function trainingTable(rows) {
  return table(
    ['layers x units', 'TensorFlow.js, ms', 'float32, ms', 'ratio', 'float64, ms', 'ratio', 'share of the peak', 'ratio at the peak', 'JAX, ms', 'float32 / JAX'],
    rows.map(({ depth, width, rival, float32, float64, share, jax }) => [
      `${depth}x${width}`, fixed(rival, 2), fixed(float32, 3), fixed(rival / float32), fixed(float64, 3), fixed(rival / float64),
      `${fixed(100 * share, 0)} %`, fixed(rival / float32 / share), fixed(jax, 2), fixed(float32 / jax),
    ]),
  );
}

export function growthTable(rows) {
  return table(
    ['with', 'sizes', 'ms', 'exponent'],
    rows.map(({ name, sizes, ms, exponent }) => [name, sizes.join(', '), ms.map((value) => fixed(value, 2)).join(', '), fixed(exponent, 2)]),
  );
}

export function framesTable(rows) {
  return table(['view', 'frames drawn', 'main thread, ms a frame'], rows.map(({ view, frames, ms }) => [view, frames, fixed(ms)]));
}

export function pressesTable(rows) {
  return table(
    ['layers x units', 'presses', 'interaction to next paint, ms', 'the slowest', 'long tasks', 'longest, ms'],
    rows.map(({ depth, width, presses, inp, slowest, tasks, longest }) => [
      `${depth}x${width}`, presses, inp < 16 ? 'under 16' : fixed(inp, 0), slowest, tasks, fixed(longest, 0),
    ]),
  );
}

export function report({ machine, browser, rows, grown, subnormal, view, drawn, pressed }) {
  return `## The last run

${machine}, Chromium ${browser}. Milliseconds drift with the machine; ratios of one run do not.

### A training step, statistics included

Batch 256, two inputs, sigmoid, medians of turns. The peak is what multiplications and additions of four floats at a time
reach in the same browser in the same turns (${fixed(rows.at(-1).peak / 1e6)} GFLOP/s); the ratio at the peak is that of a float32 step which
did nothing but its matrix products, and those at the peak.

${trainingTable(rows)}

### Growth

float32, fitted to the logarithms.

${growthTable(grown)}

Numbers below the smallest float: 100 sigmoid layers of 64 units, whose gradients vanish far below it, take ${fixed(subnormal.vanishing, 2)} ms a
step; with weights four times as large, so that they do not vanish, ${fixed(subnormal.sigmoid, 2)} ms (ratio ${fixed(subnormal.vanishing / subnormal.sigmoid, 2)}); ReLU with He's
initialisation ${fixed(subnormal.relu, 2)} ms (ratio ${fixed(subnormal.vanishing / subnormal.relu, 2)}).

### The page

First visit at 1.6 Mbit/s, 150 ms latency and a quarter of the processor: ${fixed(view.bytes / 1000, 0)} kB in ${view.files.length} files, first paint after
${fixed(view.paint / 1000, 1)} s, first gradient bars after ${fixed(view.bars / 1000, 1)} s.

${table(['file', 'kB over the network'], view.files.map(({ name, bytes }) => [name.replace(/-[0-9a-f]{12,16}/, '-…'), fixed(bytes / 1000)]))}

Drawn frames at 50 layers, while it trains:

${framesTable(drawn)}

Presses while it trains: tabs, sliders, activations, Play, languages, the lecture. The interaction to next paint is the
98th percentile.

${pressesTable(pressed)}
`;
}
