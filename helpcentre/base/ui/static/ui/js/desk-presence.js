// Who else looks or writes: a sign of life every ten seconds while the page is seen, at once when writing begins.
const box = document.getElementById("others"); // not there once a ticket was merged away
const BEAT = 10000; // ms
const QUIET = 8000; // ms without a key: no longer writing
let wrote = 0;

const isWriting = () => Date.now() - wrote < QUIET;

function sign(more) {
  const data = new FormData();
  const form = document.getElementById("composer");
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  if (isWriting()) data.set("writes", form.elements.kind.value);
  for (const [name, value] of Object.entries(more ?? {})) data.set(name, value);
  return data;
}

async function beat() {
  if (document.hidden || !box) return;
  const answer = await fetch(box.dataset.presence, { method: "POST", body: sign(), redirect: "manual" }).catch(() => null);
  if (!answer?.ok) return;
  const shown = (await answer.text()).trim();
  if (shown !== box.dataset.shown) box.innerHTML = shown; // what stands there is not said again
  box.dataset.shown = shown;
}

document.addEventListener("input", (event) => {
  if (event.target.id !== "body") return;
  const began = !isWriting();
  wrote = Date.now();
  if (began) beat();
});

addEventListener("pagehide", () => box && navigator.sendBeacon(box.dataset.presence, sign({ left: "1" })));
document.addEventListener("visibilitychange", beat);
setInterval(beat, BEAT);
beat();
