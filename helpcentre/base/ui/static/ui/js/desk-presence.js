// Who else looks or writes. What we do is said when it changes, and now and then as a sign of life; what others do is
// read on a hint of the stream, or every ten seconds where the stream does not open.
const box = document.getElementById("others"); // not there once a ticket was merged away
const live = document.getElementById("live");
const BEAT = 50000; // ms between two signs of life
const POLL = 10000; // ms, without a stream
const QUIET = 8000; // ms without a key: no longer writing
const AWAY = 30000; // ms behind another window: no longer looking
let wrote = 0;
let said = ""; // what the server last heard of us
let beaten = 0; // when
let ceasing = 0;
let leaving = 0;
let asked = 0;
let shown = 0; // the newest question whose answer stands there

const form = () => document.getElementById("composer"); // another after each answer
const doing = () => (Date.now() - wrote < QUIET ? form().elements.kind.value : "looks");

function sign(more) {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form().elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(more)) data.set(name, value);
  return data;
}

async function ask(options) {
  const turn = ++asked;
  const answer = await fetch(box.dataset.presence, { redirect: "manual", ...options }).catch(() => null);
  if (!answer?.ok || answer.redirected || turn < shown) return null;
  const others = (await answer.text().catch(() => null))?.trim();
  if (others === undefined || turn < shown) return null;
  shown = turn;
  if (others !== box.dataset.shown) box.innerHTML = others; // what stands there is not said again
  box.dataset.shown = others;
  return answer.headers.get("X-Presence");
}

function beat() {
  if (document.hidden) return;
  clearTimeout(leaving);
  said = doing();
  beaten = Date.now();
  ask({ method: "POST", body: sign({ writes: said }) });
}

async function look() {
  if (document.hidden) return;
  const known = await ask({});
  // Another page of ours at this ticket has left, or says that we only look.
  if (known === "gone" || (known === "looks" && doing() !== "looks")) beat();
}

function leave() {
  said = "";
  navigator.sendBeacon(box.dataset.presence, sign({ left: "1" }));
}

function tick() {
  const quiet = document.documentElement.dataset.live === "yes" ? BEAT : POLL;
  if (Date.now() - beaten >= quiet) beat();
}

function cease() {
  wrote = 0;
  if (said !== doing()) beat();
}

if (box) {
  document.addEventListener("input", (event) => {
    if (event.target.id !== "body") return;
    wrote = Date.now();
    clearTimeout(ceasing);
    ceasing = setTimeout(cease, QUIET);
    if (said !== doing()) beat();
  });
  document.addEventListener("submit", (event) => event.target.id === "composer" && cease());
  live.addEventListener("desk:hint", look);
  live.addEventListener("desk:open", look); // what passed while the stream was not there
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => event.persisted && beat());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leaving = setTimeout(leave, AWAY);
    else beat();
  });
  setInterval(tick, POLL);
  beat();
}
