// Tells the page that something moved. The stream carries hints only; what changed is fetched by the element #live.
const region = document.getElementById("live");
const SOON = 120; // ms: our own ticket, a list, or our bell
const LATER = 2500; // ms: another ticket moved, so only the counts did
const POLL = 10000; // ms: where the stream does not open

let timer = 0;
let due = Infinity;
let poll = 0;

function refresh(wait) {
  const moment = Date.now() + wait;
  if (moment >= due) return;
  due = moment;
  clearTimeout(timer);
  timer = setTimeout(() => {
    due = Infinity;
    region.dispatchEvent(new CustomEvent("desk:changed"));
  }, wait);
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
  stream.addEventListener("reset", () => refresh(SOON));
  stream.addEventListener("open", () => {
    clearInterval(poll);
    poll = 0;
    document.documentElement.dataset.live = "yes";
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
