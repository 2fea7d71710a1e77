// The page that keeps articles on this phone, and the one that stands in for what is not kept. The service worker does
// the work; this shows what it says: one of the blocks <div data-when="none | saving | saved | stale | full | …">.
const root = document.querySelector("[data-offline]");
const { offline: language, cache: name, scope } = root.dataset;
const form = root.querySelector("form");
const able = "serviceWorker" in navigator && "caches" in window;

function show(state) {
  for (const block of root.querySelectorAll("[data-when]")) block.hidden = !block.dataset.when.split(" ").includes(state);
}

function say(what, value) {
  for (const place of root.querySelectorAll(`[data-n=${what}]`)) place.textContent = value;
}

const kilobytes = (bytes) => Math.ceil(bytes / 1000);

async function readState() {
  if (!(await caches.has(name))) return null;
  const kept = await (await caches.open(name)).match(`${scope}offline/state`);
  return kept ? kept.json() : null;
}

// Titles with a word of the search that was tried come first.
function nearest(articles) {
  const asked = (new URLSearchParams(location.search).get("q") || "").toLowerCase().split(/\s+/).filter((word) => word.length > 2);
  const fits = ({ title }) => asked.filter((word) => title.toLowerCase().includes(word)).length;
  return [...articles].sort((one, other) => fits(other) - fits(one));
}

async function list() {
  const state = await readState();
  const place = root.querySelector("[data-kept]");
  place.textContent = "";
  for (const { url, title } of nearest(state ? state.articles : [])) {
    const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
    place.appendChild(document.createElement("li")).append(link);
  }
  say("articles", state ? state.articles.length : 0);
  say("size", kilobytes((state ? state.articles : []).reduce((sum, each) => sum + each.size, 0)));
  for (const box of form ? form.elements : []) {
    if (state && box.name === "topic") box.checked = state.topics.includes(box.value);
  }
  return state;
}

async function worker() {
  await navigator.serviceWorker.register("/sw.js", { scope });
  return (await navigator.serviceWorker.ready).active;
}

async function save() {
  const topics = [...form.querySelectorAll("[name=topic]:checked")].map((box) => box.value);
  if (!topics.length) return show("nothing");
  say("done", 0);
  show("saving");
  (await worker()).postMessage({ act: "save", topics });
}

async function remove() {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration) await registration.unregister();
  await caches.delete(name);
  await list();
  show("none");
}

async function heard({ data }) {
  if (data.offline !== language) return;
  if (data.state === "saving") {
    Object.assign(root.querySelector("progress"), { value: data.done, max: data.of || 1 });
    say("done", data.done);
  }
  if (data.of !== undefined) say("of", data.of);
  if (data.cost !== undefined) say("cost", kilobytes(data.cost));
  if (data.state === "saved" || data.state === "lost" || data.state === "full") await list();
  show(data.state);
}

async function start() {
  if (!able) return show("unsupported");
  navigator.serviceWorker.addEventListener("message", heard);
  const state = await list();
  if (!form) return;
  form.addEventListener("submit", (event) => { event.preventDefault(); save().catch(() => show("lost")); });
  root.addEventListener("click", (event) => { if (event.target.closest("[data-remove]")) remove(); });
  show(state ? "saved" : "none");
  if (state && navigator.onLine) (await worker()).postMessage({ act: "check" });
}

start();
