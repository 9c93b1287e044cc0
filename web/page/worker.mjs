// The service worker: keeps one version of the site, as the builder listed it (worker.json), and answers from it.
//
// An address with a version never changes its content. Pages belong to the version that this worker was built with
// (kVersion is put in by the builder); a new build is a new worker, which takes over with the next page.

const kCache = `downhill-${kVersion}`;
const root = new URL('./', self.location.href).href;

// The first page of a language at once; all of it when a page of that language asks.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const drop_older = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('downhill-') && name !== kCache).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(drop_older());
});

async function keep(language) {
  const list = await (await fetch(new URL('worker.json', root), { cache: 'no-cache' })).json();
  if (list.version !== kVersion) return; // a newer site: its own worker will keep it
  const cache = await caches.open(kCache);
  for (const address of [...list.common, ...(list[language] ?? [])]) {
    const url = new URL(address, root).href;
    if (await cache.match(url)) continue;
    const response = await fetch(url);
    if (response.ok) await cache.put(url, response);
  }
  const clients = await self.clients.matchAll();
  for (const client of clients) client.postMessage({ kept: language });
}

self.addEventListener('message', (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep).catch(() => {}));
});

// Pages are the same whatever their query says; other files differ by version.
function key_of(request) {
  const url = new URL(request.url);
  url.hash = '';
  if (request.mode === 'navigate') url.search = '';
  return url.href;
}

async function answer(request) {
  const cache = await caches.open(kCache);
  const key = key_of(request);
  const kept = await cache.match(key);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && response.type === 'basic' && !response.redirected) await cache.put(key, response.clone());
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root) || request.url === self.location.href) return;
  if (request.url.endsWith('/worker.json')) return;
  event.respondWith(answer(request));
});
