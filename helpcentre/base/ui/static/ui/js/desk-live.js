// Tells the page that something moved. The stream carries hints only; what changed is fetched by the element #live.
const region = document.getElementById("live");
const SOON = 15; // ms: our own ticket, a list, or our bell; what one commit tells arrives together
const BREATH = 300; // ms between two refreshes, when much happens at once
const LATER = 2500; // ms: another ticket moved, so only the counts did
const POLL = 10000; // ms: where the stream does not open

let timer = 0;
let due = Infinity;
let poll = 0;
let last = 0; // when the page was refreshed

function refresh(wait) {
  const moment = Math.max(Date.now() + wait, last + BREATH);
  if (moment >= due) return;
  due = moment;
  clearTimeout(timer);
  timer = setTimeout(() => {
    due = Infinity;
    last = Date.now();
    region.dispatchEvent(new CustomEvent("desk:changed"));
  }, moment - Date.now());
}

function heard(message) {
  const { id, subject } = JSON.parse(message.data || "{}");
  const ours = region.dataset.ticket;
  const bell = subject === "person"; // the stream carries no other person's
  refresh(bell || !ours || Number(ours) === id ? SOON : LATER);
}

function startPolling() {
  poll ||= setInterval(() => document.hidden || refresh(0), POLL);
}

function listen() {
  const stream = new EventSource(region.dataset.stream);
  stream.addEventListener("message", heard);
  stream.addEventListener("hint", () => region.dispatchEvent(new CustomEvent("desk:hint"))); // passes, and moves nothing
  stream.addEventListener("reset", () => refresh(SOON));
  stream.addEventListener("open", () => {
    clearInterval(poll);
    poll = 0;
    document.documentElement.dataset.live = "yes";
    region.dispatchEvent(new CustomEvent("desk:open"));
  });
  stream.addEventListener("error", () => {
    document.documentElement.dataset.live = "no";
    startPolling();
    if (stream.readyState === EventSource.CLOSED) {
      stream.close();
      setTimeout(listen, 6 * POLL);
    }
  });
}

if (region?.dataset.stream) listen();
else if (region) startPolling();
document.addEventListener("visibilitychange", () => document.hidden || poll === 0 || refresh(0));
