// The server of these tests answers as a host does: the other tests rest on it.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { contentType, origin, serveFolder } from './server.mjs';

const PAGE = '<!doctype html><title>গ্রেডিয়েন্ট</title>';
let folder;
const servers = [];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vg-server-'));
  await mkdir(join(folder, 'public'));
  await writeFile(join(folder, 'public', 'index.html'), PAGE);
  await writeFile(join(folder, 'secret.txt'), 'secret');
});
after(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

async function started(options) {
  servers.push(await serveFolder(join(folder, 'public'), options));
  return servers.at(-1);
}

test('each kind of file goes by its own type, and what nobody knows is bytes', () => {
  const types = ['index.html', 'a.js', 'b.mjs', 'c.wasm', 'd.css', 'e.svg', 'f.webmanifest', 'g.gz', 'h.unknown'].map(contentType);
  assert.deepEqual(types, [
    'text/html; charset=utf-8', 'text/javascript; charset=utf-8', 'text/javascript; charset=utf-8', 'application/wasm',
    'text/css; charset=utf-8', 'image/svg+xml', 'application/manifest+json', 'application/gzip', 'application/octet-stream',
  ]);
});

test('a file, a page that is made up and one that is missing', async () => {
  const server = await started({ pages: { 'course.html': 'made up' }, headers: { 'x-policy': 'strict' } });
  const index = await fetch(`${origin(server)}/?depth=3`);
  assert.deepEqual([index.status, index.headers.get('x-policy'), await index.text()], [200, 'strict', PAGE]);
  const course = await fetch(`${origin(server)}/course.html`);
  assert.deepEqual([course.status, course.headers.get('x-policy'), await course.text()], [200, null, 'made up']);
  for (const missing of ['nothing.html', 'toString']) {
    assert.equal((await fetch(`${origin(server)}/${missing}`)).status, 404);
  }
});

test('with brotli, what is sent is smaller text', async () => {
  const server = await started({ brotli: true });
  const answer = await raw(server, '/index.html');
  const [head, body] = [answer.subarray(0, answer.indexOf('\r\n\r\n')), answer.subarray(answer.indexOf('\r\n\r\n') + 4)];
  assert.match(head.toString(), /^HTTP\/1\.1 200 OK\r\n[^]*content-encoding: br/);
  assert.equal(brotliDecompressSync(body).toString(), PAGE);
});

test('nothing outside of the folder is sent', async () => {
  const server = await started();
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//../../secret.txt']) {
    const answer = (await raw(server, path)).toString();
    assert.match(answer, /^HTTP\/1\.1 404/, path);
    assert.doesNotMatch(answer, /secret/, path);
  }
});

// What a client receives that sends the path as it is; fetch would normalise it. HTTP 1.0, so that nothing is chunked.
function raw(server, path) {
  return new Promise((resolve, reject) => {
    const parts = [];
    const socket = connect(server.address().port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.0\r\n\r\n`));
    socket.on('data', (part) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject);
  });
}
