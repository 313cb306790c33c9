// The files of a zip archive, by their names: what a learning platform does with a package.

import { inflateRawSync } from 'node:zlib';

export function unzip(archive) {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = {};
  for (let [left, at] = [archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 16)]; left > 0; left -= 1) {
    const [method, packed] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const body = archive.subarray(start, start + packed);
    files[archive.toString('utf8', at + 46, at + 46 + name)] = method === 0 ? body : inflateRawSync(body);
    at += 46 + name + extra + comment;
  }
  return files;
}
