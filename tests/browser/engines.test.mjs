// The same numbers everywhere: each engine trains the same states for the same steps, and exports the same text.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ENGINES } from './engines.mjs';
import { dist, origin, serve } from './harness.mjs';

// A state, and how many steps it is trained.
const STATES = [
  ['', 100],
  ['act=gelu&depth=6&norm=batch&opt=adam&lr=0.01&batch=32&init=he-normal', 100],
  ['act=softplus&depth=8&norm=layer&skip=1&opt=rmsprop&lr=0.003&data=spirals', 100],
  ['act=tanh&init=orthogonal&opt=momentum&lr=0.05&clip=0.5&data=xor&noise=0.3', 100],
  ['data=digits&depth=3&act=selu&init=lecun-normal&batch=64', 100],
  ['act=silu&depth=5&dtype=float32&init=he-uniform', 100],
  ['depth=100&width=24', 5],
];
const single = join(dist, 'vanishing-gradients.html');

let server;
before(async () => { server = await serve(); });
after(() => server.close());

// Trains in the page that is open, and gives back the export's text.
function train(steps) {
  return new Promise((resolve, reject) => {
    const send = (req, message) => postMessage({ v: 1, req, ...message }, '*');
    // Answered by vg:ready, now or once there is somebody to answer.
    const greet = setInterval(() => send('hello', { type: 'vg:hello' }), 200);
    let begun = false;
    addEventListener('message', ({ data }) => {
      if (data?.type === 'vg:ready' && !begun) {
        begun = true;
        clearInterval(greet);
        send('train', { type: 'vg:advance', n: steps });
      }
      if (data?.type !== 'vg:reply' || !['train', 'export'].includes(data.req)) return;
      if (data.ok === false) reject(new Error(data.error));
      else if (data.req === 'train') send('export', { type: 'vg:export', format: 'json' });
      else resolve(data.result);
    });
  });
}

// All numbers of an export, each under its path.
function numbers(value, path = '', into = new Map()) {
  if (typeof value === 'number') into.set(path, value);
  else if (value && typeof value === 'object') Object.entries(value).forEach(([key, entry]) => numbers(entry, `${path}.${key}`, into));
  return into;
}

const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

for (const [place, address] of Object.entries({
  'the hosted build': (query) => `${origin(server)}/?${query}`,
  'the single file': (query) => `${pathToFileURL(single)}#${query}`,
})) {
  describe(place, { skip: place === 'the single file' && !existsSync(single) && 'skipped: dist/ holds no single file' }, () => {
    const exports = {};
    for (const [engine, { missing, start }] of Object.entries(ENGINES)) {
      test(`${engine} trains to the numbers of Chromium`, { skip: missing && `skipped: install ${missing}` }, async (t) => {
        const browser = await start();
        t.diagnostic(`${engine} ${browser.version}`);
        try {
          const found = [];
          for (const [query, steps] of STATES) {
            // Another page in between: a fragment alone would load nothing anew.
            await browser.go('about:blank');
            await browser.go(address(query));
            found.push(await browser.run(train, steps));
          }
          exports[engine] = found;
        } finally {
          await browser.end();
        }
        exports[engine].forEach((text, index) => {
          const [query, steps] = STATES[index];
          const found = JSON.parse(text);
          assert.equal(found.step, steps);
          assert.ok(found.reported.layers.every((layer) => layer.grad_W_fro > 0), query);
          const [mine, theirs] = [numbers(found), numbers(JSON.parse(exports.Chromium[index]))];
          for (const [path, number] of theirs) {
            const off = Math.abs(mine.get(path) - number);
            assert.ok(off <= 1e-12 * Math.abs(number), `${query} ${path}: ${mine.get(path)} instead of ${number}`);
          }
          // Equal to the last bit, in fact.
          assert.equal(digest(text), digest(exports.Chromium[index]), query);
        });
      });
    }
  });
}

// What `tests/digests.rs` holds natively: a state, the steps that it is trained, and a digest of each part of its export.
const DIGESTS = readFileSync(join(dist, '..', 'tests', 'shared', 'digests.txt'), 'utf8').trim().split('\n').map((line) => {
  const [query, steps, ...parts] = line.split(' ');
  return { query, steps: Number(steps), parts: Object.fromEntries(parts.map((part) => part.split('='))) };
});

// Trains every state in the page that is open, and gives back the digests of their exports, as `tests/shared/digest.rs`
// computes them.
async function digests(lines) {
  const ask = (message) => new Promise((resolve, reject) => {
    const req = `d${Math.random()}`;
    addEventListener('message', function hear({ data }) {
      if (data?.type !== 'vg:reply' || data.req !== req) return;
      removeEventListener('message', hear);
      if (data.ok) resolve(data.result);
      else reject(new Error(`${JSON.stringify(message)}: ${data.error}`));
    });
    postMessage({ v: 1, req, ...message }, '*');
  });
  await new Promise((resolve) => {
    const greet = setInterval(() => postMessage({ type: 'vg:hello', v: 1 }, '*'), 200);
    addEventListener('message', function hear({ data }) {
      if (data?.type !== 'vg:ready') return;
      clearInterval(greet);
      removeEventListener('message', hear);
      resolve();
    });
  });
  const bits = new DataView(new ArrayBuffer(8));
  const digest = (value) => {
    let [first, second] = [0x811c9dc5, 0x9747b28c];
    const word = (bits) => {
      first = Math.imul(first ^ bits, 0x01000193);
      second = Math.imul(second ^ bits, 0x85ebca6b);
      second = (second << 13) | (second >>> 19);
    };
    const WORDS = { NaN: 1, Infinity: 2, '-Infinity': 3 };
    const add = (value) => {
      if (typeof value === 'number') {
        bits.setFloat64(0, value);
        word(bits.getUint32(4));
        word(bits.getUint32(0));
      } else if (Array.isArray(value)) value.forEach(add);
      else if (typeof value === 'string' && value in WORDS) word(WORDS[value]);
      else if (value && typeof value === 'object') {
        for (const name of Object.keys(value).sort()) {
          for (const character of name) word(character.charCodeAt(0));
          add(value[name]);
        }
      }
    };
    add(value);
    return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  };
  const found = [];
  for (const { query, steps, parts } of lines) {
    // A preset puts every setting back to its default first.
    const state = { preset: 'sigmoid-10', ...Object.fromEntries(new URLSearchParams(query)) };
    await ask({ type: 'vg:set', state });
    if (steps > 0) await ask({ type: 'vg:advance', n: steps });
    const written = JSON.parse(await ask({ type: 'vg:export', format: 'json' }));
    found.push({ query, step: written.step, parts: Object.fromEntries(Object.keys(parts).map((part) => [part, digest(written[part])])) });
  }
  return found;
}

describe('every number of every reference export is what it is natively', () => {
  for (const [engine, { missing, start }] of Object.entries(ENGINES)) {
    test(`in ${engine}`, { skip: missing && `skipped: install ${missing}` }, async () => {
      const browser = await start();
      try {
        await browser.go(`${origin(server)}/`);
        const found = await browser.run(digests, DIGESTS);
        DIGESTS.forEach(({ query, steps, parts }, index) => assert.deepEqual(found[index], { query, step: steps, parts }));
      } finally {
        await browser.end();
      }
    });
  }
});
