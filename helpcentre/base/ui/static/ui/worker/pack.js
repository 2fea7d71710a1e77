// The pack of one language: the articles somebody asked to keep, and nothing else. What is kept is written down in
// the cache itself, beside the pages. Everything is fetched without cookies, so no page of the pack is anybody's.
const LANGUAGE = new URL(self.registration.scope).pathname.split("/")[1];
const CACHE = `offline-${LANGUAGE}`;
const HOME = `/${LANGUAGE}/offline/`;
const NONE = `${HOME}none/`;
const STATE = `${HOME}state`;
const PART = /(?:src|href)="(\/(?:static|pictures)\/[^"]+)"/g;
const NOW = /<!--now-->[\s\S]*?<!--\/now-->/; // what is true today only: an incident must not stand there for weeks
const FRESH = { credentials: "omit", cache: "no-cache" };

async function readState() {
  const kept = await (await caches.open(CACHE)).match(STATE);
  return kept ? kept.json() : null;
}

async function writeState(state) {
  await (await caches.open(CACHE)).put(STATE, new Response(JSON.stringify(state)));
}

async function tell(message) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage({ offline: LANGUAGE, ...message });
}

async function wanted(topics) {
  const articles = [];
  for (const topic of topics) {
    const answer = await fetch(`${HOME}pack/${topic}/`, FRESH);
    if (answer.status === 404) continue; // the topic is gone, and so are its articles
    if (!answer.ok) throw new TypeError("no answer");
    articles.push(...(await answer.json()).articles);
  }
  return articles;
}

async function keep(cache, url) {
  const page = await fetch(url, FRESH);
  if (!page.ok || page.redirected) return null;
  const text = (await page.text()).replace(NOW, "");
  const parts = [...new Set([...text.matchAll(PART)].map((found) => found[1]))];
  for (const part of parts) {
    if (await cache.match(part)) continue;
    const answer = await fetch(part, { credentials: "omit" });
    if (answer.ok) await cache.put(part, answer);
  }
  await cache.put(url, new Response(text, { headers: page.headers })); // after its parts: a page that is there is whole
  return parts;
}

// How many articles have another mark than what is kept, and what they cost.
async function compare(state) {
  const now = await wanted(state.topics);
  const marks = new Map(state.articles.map((each) => [each.url, each.mark]));
  const stale = now.filter((each) => marks.get(each.url) !== each.mark);
  const gone = state.articles.filter((each) => !now.some((other) => other.url === each.url));
  return { now, stale, gone, cost: stale.reduce((sum, each) => sum + each.size, 0) };
}

let running = null;

function sync(topics) {
  running = running || bring(topics).finally(() => { running = null; });
  return running;
}

async function bring(topics) {
  const state = { articles: [], frame: [], ...(await readState()), topics };
  const cache = await caches.open(CACHE);
  try {
    const { now, stale } = await compare(state);
    const kept = new Map(state.articles.map((each) => [each.url, each]));
    await tell({ state: "saving", done: 0, of: stale.length });
    if (stale.length || !state.frame.length) {
      state.frame = [...((await keep(cache, HOME)) || []), ...((await keep(cache, NONE)) || [])];
    }
    for (const [at, each] of stale.entries()) {
      const parts = await keep(cache, each.url);
      if (parts) kept.set(each.url, { ...each, parts });
      await tell({ state: "saving", done: at + 1, of: stale.length });
    }
    state.articles = now.filter((each) => kept.has(each.url)).map((each) => kept.get(each.url));
    state.checked = Date.now();
    await writeState(state);
    await sweep(cache, state);
    await tell({ state: "saved" });
  } catch (fault) {
    await tell({ state: fault.name === "QuotaExceededError" ? "full" : "lost" });
  }
}

async function sweep(cache, { articles, frame }) {
  const used = new Set([HOME, NONE, STATE, ...frame, ...articles.flatMap((each) => [each.url, ...each.parts])]);
  for (const request of await cache.keys()) {
    if (!used.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}
