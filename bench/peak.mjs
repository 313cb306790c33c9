// A WebAssembly module that does nothing but multiply and add: twelve independent sums of four floats in turns, as many
// as keep the processor's units busy. What it reaches is the peak that a training step is measured by.

const SUMS = 12;
const [X, Y, FIRST] = [1, 2, 3];
const V128 = 0x7b;
const splat = [0xfd, 0x13];
const multiply = [0xfd, 0xe6, 0x01];
const add = [0xfd, 0xe4, 0x01];
const get = (local) => [0x20, local];
const set = (local) => [0x21, local];
const float = (value) => [0x43, ...new Uint8Array(new Float32Array([value]).buffer)];
const sums = Array.from({ length: SUMS }, (_, index) => FIRST + index);

// `(n) => sum`: n rounds of sum = sum * x + y for every sum.
const body = [
  1, 2 + SUMS, V128,
  ...float(0.999), ...splat, ...set(X),
  ...float(0.001), ...splat, ...set(Y),
  ...sums.flatMap((sum) => [...float(sum), ...splat, ...set(sum)]),
  0x03, 0x40,
  ...sums.flatMap((sum) => [...get(sum), ...get(X), ...multiply, ...get(Y), ...add, ...set(sum)]),
  ...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0,
  0x0b,
  ...get(FIRST), ...sums.slice(1).flatMap((sum) => [...get(sum), ...add]),
  0xfd, 0x1f, 0,
  0x0b,
];

const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)]);
const section = (id, content) => [id, ...leb(content.length), ...content];
const name = (text) => [text.length, ...new TextEncoder().encode(text)];

export const module = [
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...name('run'), 0, 0]),
  ...section(10, [1, ...leb(body.length), ...body]),
];

// Floating-point operations of a round.
export const PER_ROUND = SUMS * 4 * 2;
