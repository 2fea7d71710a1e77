// A part of the page that follows the event log: <div data-live="/stream" data-part="/page?part=talk">.
// An event is only a hint; the part itself is fetched through the same permission check as the page.
const part = document.querySelector("[data-live]");
const lost = document.querySelector("[data-live-lost]");

let fetching = false;
let again = false;

async function refresh() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(part.dataset.part, { headers: { "X-Requested-With": "fetch" } });
    if (answer.ok) show(await answer.text());
    else if (answer.status === 404 || answer.redirected) location.reload();
  } catch {
    // the network dropped; the stream reconnects and asks again
  }
  fetching = false;
  if (again) {
    again = false;
    refresh();
  }
}

function show(html) {
  if (html === part.innerHTML) return;
  const nearEnd = innerHeight + scrollY > document.body.scrollHeight - 600;
  part.innerHTML = html;
  const last = part.querySelector(".msg:last-of-type");
  if (nearEnd && last && !last.classList.contains("me")) last.scrollIntoView({ block: "nearest" });
}

if (part && window.EventSource) {
  const stream = new EventSource(part.dataset.live);
  stream.onmessage = refresh;
  stream.addEventListener("reset", refresh);
  stream.onopen = () => { if (lost) lost.hidden = true; };
  stream.onerror = () => {
    if (lost) lost.hidden = navigator.onLine;
    if (stream.readyState === EventSource.CLOSED) setInterval(refresh, 20000); // no streams here: ask now and then
  };
} else if (part) {
  setInterval(refresh, 20000);
}
