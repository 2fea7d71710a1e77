// What a page gets: the network first, and what is kept when the network is away or takes its time. Forms, private
// links, streams and everything outside the language's pages go their own way untouched.
const PATIENCE = 3000; // milliseconds for a page that is also kept
const EVERY = 60 * 60 * 1000; // an hour between two looks for changes

const inTime = (answer) =>
  Promise.race([answer, new Promise((_, late) => { setTimeout(() => late(new Error("slow")), PATIENCE); })]);

async function page(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  try {
    return await (kept ? inTime(fetch(request)) : fetch(request));
  } catch {
    return kept || (await cache.match(NONE)) || Response.error();
  }
}

async function part(request, path) {
  return (await (await caches.open(CACHE)).match(path)) || fetch(request);
}

async function refresh() {
  const state = await readState();
  const dear = (navigator.connection || {}).saveData;
  if (state && !dear && navigator.onLine && Date.now() - (state.checked || 0) > EVERY) await sync(state.topics);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (/^\/(?:static|pictures)\//.test(pathname)) event.respondWith(part(request, pathname));
  else if (request.mode === "navigate" && !/^\/\w\w\/t\//.test(pathname)) {
    event.respondWith(page(request, pathname));
    event.waitUntil(refresh().catch(() => {}));
  }
});

self.addEventListener("message", (event) => {
  const { act, topics } = event.data;
  if (act === "save") event.waitUntil(sync(topics));
  if (act === "check") event.waitUntil(check());
});

async function check() {
  const state = await readState();
  if (!state) return;
  try {
    const { stale, gone, cost } = await compare(state);
    await tell(stale.length || gone.length ? { state: "stale", of: stale.length + gone.length, cost } : { state: "saved" });
  } catch {
    await tell({ state: "saved" }); // no network: what is kept is what there is
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
