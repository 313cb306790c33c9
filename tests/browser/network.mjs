// A step of the network, computed anew from an export, in plain loops: what the page shows must be this.

const PHI = {
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z) => { const s = 1 / (1 + Math.exp(-z)); return s * (1 - s); }, 0.25],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2, 1],
  relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0), 1],
};

export const rows = ({ shape: [count, width], data }) =>
  Array.from({ length: count }, (_, row) => data.slice(row * width, (row + 1) * width));

const all = (matrix) => matrix.flat();
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
export const rms = (matrix) => Math.sqrt(mean(all(matrix).map((value) => value * value)));
export const std = (values) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

// z, h and φ' of every layer [batch][unit]; δ and ∂L/∂h back from binary cross-entropy. No normalisation, no skips.
export function step({ arch, params, batch }) {
  const [phi, slope, sup] = PHI[arch.hidden_activation];
  const layers = [];
  let h = rows(batch.x);
  params.forEach(({ W, b }, index) => {
    const weights = rows(W);
    const z = h.map((row) => weights.map((w, unit) => w.reduce((sum, value, i) => sum + value * row[i], b.data[unit])));
    const hidden = index + 1 < params.length;
    const slopes = z.map((row) => row.map((value) => (hidden ? slope(value) : 1)));
    h = hidden ? z.map((row) => row.map(phi)) : z;
    layers.push({ weights, z, h, slopes });
  });
  const y = rows(batch.y);
  const o = layers.at(-1).z;
  const loss = mean(o.map(([value], i) => Math.log1p(Math.exp(-Math.abs(value))) + Math.max(value, 0) - value * y[i][0]));
  let stream = o.map(([value], i) => [(1 / (1 + Math.exp(-value)) - y[i][0]) / o.length]);
  for (const layer of layers.toReversed()) {
    layer.stream = stream;
    layer.delta = stream.map((row, i) => row.map((value, unit) => value * layer.slopes[i][unit]));
    stream = layer.delta.map((row) => layer.weights[0].map((_, i) => row.reduce((sum, d, unit) => sum + d * layer.weights[unit][i], 0)));
  }
  return { layers, loss, sup };
}

// What the page calls saturated: |φ'| below (1 − 0.97²) of its largest value.
export const isSaturated = (slope, sup) => Math.abs(slope) < (1 - 0.97 ** 2) * sup;

// The number that a text of the page stands for.
export function parse(text) {
  const digits = text.replaceAll('−', '-').replaceAll('\u202f', '');
  const [mantissa, power] = digits.split('×10');
  const exponent = [...(power ?? '⁰')].map((c) => ({ '⁻': '-', '⁰': 0, '¹': 1, '²': 2, '³': 3 })[c] ?? c.codePointAt(0) - 0x2070).join('');
  return Number(mantissa.replace('%', '')) * 10 ** Number(exponent);
}

// Whether a text shows that number, to as many digits as it has.
export function shows(text, value, digits = 3) {
  const shown = parse(text);
  return Math.abs(shown - value) <= 0.51 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1) || shown === value;
}
