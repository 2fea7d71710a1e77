// Saved replies and articles: "/" in an empty line of the composer, or the button, opens a search above it. What is
// picked is put in where the cursor was, by the server.
const byId = (id) => document.getElementById(id);
let timer = 0;
let asked = null; // the search under way

async function find() {
  asked?.abort();
  asked = new AbortController();
  const field = byId("pick-find");
  const address = `${field.dataset.from}?q=${encodeURIComponent(field.value.trim())}`;
  const found = await fetch(address, { signal: asked.signal, headers: { "HX-Request": "true" } })
    .then((answer) => (answer.ok ? answer.text() : null))
    .catch(() => null); // no network, or the next letter came while this answer was still on its way
  if (found !== null && byId("picks")) byId("picks").innerHTML = found;
}

function open() {
  byId("picker").hidden = false;
  byId("pick-find").value = "";
  byId("pick-find").focus();
  find();
}

function close() {
  byId("picker").hidden = true;
  byId("body").focus();
}

function pick(button) {
  byId("pick-at").value = byId("body").selectionStart;
  byId("pick-put").value = button.value;
  byId("pick-put").click();
}

function walk(step) {
  const all = [byId("pick-find"), ...byId("picks").querySelectorAll(".putin")];
  const at = all.indexOf(document.activeElement);
  all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
}

const atLineStart = (field) => /(^|\n)$/.test(field.value.slice(0, field.selectionStart));

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (target.id === "body" && key === "/" && !event.ctrlKey && !event.metaKey && atLineStart(target)) open();
  else if (!target.closest?.("#picker")) return;
  else if (key === "Escape") close();
  else if (key === "ArrowDown") walk(1);
  else if (key === "ArrowUp") walk(-1);
  else if (key === "Enter" && target.id === "pick-find") byId("picks").querySelector(".putin")?.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("input", (event) => {
  if (event.target.id !== "pick-find") return;
  clearTimeout(timer);
  timer = setTimeout(find, 150);
});

document.addEventListener("click", (event) => {
  const { target } = event;
  const button = target.closest(".putin");
  if (button) event.preventDefault(), pick(button);
  else if (target.closest("[data-picks]")) byId("picker").hidden ? open() : close();
  else if (byId("picker") && !byId("picker").hidden && !target.closest("#picker")) byId("picker").hidden = true;
  const dropped = target.closest("[data-drops]");
  if (dropped) byId(dropped.dataset.drops).remove();
});
