// The same numbers everywhere: each engine trains the same states for the same steps, and exports the same text.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
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
