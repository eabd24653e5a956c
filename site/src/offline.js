// The service worker: it keeps the files of one version of the page, and answers from
// them, so that the page opens without a network.
const CACHE = 'resultschain-' + VERSION;

addEventListener('install', (e) => e.waitUntil(caches.open(CACHE).then((c) => c.addAll(FILES.map((f) => new Request(f, {cache: 'reload'})))).then(() => skipWaiting())));

addEventListener('activate', (e) => e.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('resultschain-') && name !== CACHE) await caches.delete(name);
  await clients.claim();
})()));

addEventListener('fetch', (e) => {
  if (e.request.method !== 'GET' || new URL(e.request.url).origin !== location.origin) return;
  if (e.request.url.startsWith(registration.scope + 'docs/')) return;
  e.respondWith(caches.open(CACHE).then(async (c) => await c.match(e.request.mode === 'navigate' ? './' : e.request, {ignoreSearch: true}) ?? fetch(e.request)));
});
