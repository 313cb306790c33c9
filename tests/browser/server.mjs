// The static server of browser tests and benchmarks.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import mime from 'mime';

// What kind of file a host says this is, by the ending of its name.
export function contentType(path) {
  const type = mime.getType(path) ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

// Serves a folder on a free port, with more headers if there are any. `pages` are texts by their names, which come before
// files. With `brotli`, every file is compressed at its first request.
export function serveFolder(folder, { pages = {}, headers = {}, brotli = false } = {}) {
  const compressed = new Map();
  const body = async (path) => {
    if (!brotli) return readFile(join(folder, path));
    if (!compressed.has(path)) compressed.set(path, brotliCompressSync(await readFile(join(folder, path))));
    return compressed.get(path);
  };
  const encoding = brotli ? { 'content-encoding': 'br' } : {};
  const server = createServer(async (request, response) => {
    // Normalised, an absolute path leaves its root in no way.
    const path = normalize(new URL(request.url, 'http://host').pathname).replace(/^\/+/, '') || 'index.html';
    if (Object.hasOwn(pages, path)) {
      response.writeHead(200, { 'content-type': contentType('index.html') }).end(pages[path]);
      return;
    }
    try {
      const found = await body(path);
      response.writeHead(200, { 'content-type': contentType(path), ...encoding, ...headers }).end(found);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export const origin = (server) => `http://127.0.0.1:${server.address().port}`;
