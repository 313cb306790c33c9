// Keeps one whole version of the lab, so that it works without a network. A page is never served a mix: every file is
// checked against the checksum that this version lists, and a newer version takes over only when no page of this one
// is left.

const FILES = {/* files */};
const MINE = `vanishing-gradients ${registration.scope} `;
const CACHE = `${MINE}/* version */`;

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const name = nameOf(event.request);
  if (Object.hasOwn(FILES, name)) event.respondWith(answer(name));
});

async function keep() {
  const files = await Promise.all(Object.keys(FILES).map(async (name) => [name, await fetchExactly(name)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([name, response]) => cache.put(name, response)));
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name)) ?? fetchExactly(name);
}

// A file of another version does not have this checksum, and is refused.
async function fetchExactly(name) {
  const response = await fetch(name, { integrity: FILES[name], cache: 'reload' });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  // A new response forgets redirections, which no navigation may be answered with.
  return new Response(response.body, { headers: response.headers });
}

function nameOf({ method, url }) {
  const address = url.split(/[?#]/)[0];
  if (method !== 'GET' || !address.startsWith(registration.scope)) return null;
  return address.slice(registration.scope.length) || 'index.html';
}
