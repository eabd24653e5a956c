// The service worker: it keeps the files of one version of the page and of its help, and
// answers from them, so that both open without a network.
const CACHE = 'resultschain-' + VERSION;

const add = (cache, files) => cache.addAll(files.map((f) => new Request(f, {cache: 'reload'})));

addEventListener('install', (e) => e.waitUntil(caches.open(CACHE).then((c) => add(c, FILES)).then(() => skipWaiting())));

addEventListener('activate', (e) => e.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('resultschain-') && name !== CACHE) await caches.delete(name);
  await clients.claim();
})()));

// The page asks for the help to be kept once it is there itself.
addEventListener('message', (e) => e.waitUntil((async () => {
  const c = await caches.open(CACHE);
  if (!await c.match(HELP[0])) await add(c, HELP);
})()));

addEventListener('fetch', (e) => {
  if (e.request.method !== 'GET' || new URL(e.request.url).origin !== location.origin) return;
  const isPage = e.request.mode === 'navigate' && !e.request.url.startsWith(registration.scope + 'docs/');
  e.respondWith(caches.open(CACHE).then(async (c) => await c.match(isPage ? './' : e.request, {ignoreSearch: true}) ?? fetch(e.request)));
});
