// Ctrl+K: one field that finds lists, tickets, people, shops and articles, and does what the screen can do.
const box = document.getElementById("palette");
const field = document.getElementById("palette-find");
const rest = document.getElementById("palette-rest");
const SOON = 90; // ms after the last key
let timer = 0;
let asked = null;

const choices = () => [...box.querySelectorAll("li:not([hidden]) > :is(a, button)")];
const here = () => box.querySelector(".here");

function stand(choice) {
  here()?.classList.remove("here");
  choice?.classList.add("here");
  choice?.scrollIntoView({ block: "nearest" });
}

function showActs() {
  const words = field.value.trim().toLowerCase();
  for (const act of box.querySelectorAll("#palette-acts > li")) {
    const can = !act.dataset.press || document.getElementById(act.dataset.press);
    act.hidden = !can || !act.textContent.toLowerCase().includes(words);
  }
  stand(choices()[0]);
}

async function find() {
  asked?.abort();
  asked = new AbortController();
  const address = `${box.dataset.from}?q=${encodeURIComponent(field.value.trim())}`;
  const found = await fetch(address, { signal: asked.signal, headers: { "HX-Request": "true" } })
    .then((answer) => (answer.ok ? answer.text() : null))
    .catch(() => null); // no network, or the next letter came while this answer was still on its way
  if (found === null) return;
  rest.innerHTML = found;
  if (!here()) stand(choices()[0]);
}

function open() {
  field.value = "";
  rest.replaceChildren();
  box.showModal();
  showActs();
  find();
}

function press(act) {
  box.close();
  const target = document.getElementById(act.dataset.press);
  if (target.matches("details")) target.open = true;
  else target.click();
  if (target.matches("input")) document.getElementById("body")?.focus();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !event.shiftKey) {
    event.preventDefault();
    if (box.open) box.close();
    else if (!document.querySelector("dialog[open]")) open();
  }
});

field.addEventListener("input", () => {
  showActs();
  clearTimeout(timer);
  timer = setTimeout(find, SOON);
});

field.addEventListener("keydown", (event) => {
  const all = choices();
  const at = all.indexOf(here());
  if (event.key === "ArrowDown") stand(all[(at + 1) % all.length]);
  else if (event.key === "ArrowUp") stand(all.at(at - 1));
  else if (event.key === "Enter") here()?.click();
  else return;
  event.preventDefault();
});

box.addEventListener("click", (event) => {
  if (event.target === box) box.close();
  const act = event.target.closest("li[data-press]");
  if (act) press(act);
});
