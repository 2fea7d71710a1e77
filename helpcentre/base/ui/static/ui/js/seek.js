// Answers while a question is typed: <form data-seek="/sw/search/?part=instant" data-list="its name">.
// A combobox whose options are links (ARIA APG, "editable combobox with list autocomplete"). Without this file the
// form still searches. Nothing is asked where data is dear; no cookie goes along, so no letter is tied to a person.
const form = document.querySelector("[data-seek]");
const field = form && form.querySelector("input[name=q]");
const line = navigator.connection || {};
const dear = line.saveData || /2g/.test(line.effectiveType || "");
const sparing = form && "sparing" in form.dataset;
const PAUSE = sparing ? 900 : 250; // milliseconds without a letter
const FEWEST = 3; // letters
const seen = new Map();
let timer = 0;
let asking = null;
let list;
let status;

function make(tag, set) {
  return form.appendChild(Object.assign(document.createElement(tag), set));
}

const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector("[aria-selected=true]");

function choose(option) {
  for (const each of options()) each.setAttribute("aria-selected", String(each === option));
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
  if (option) option.scrollIntoView({ block: "nearest" });
}

function open(is) {
  list.hidden = !is;
  field.setAttribute("aria-expanded", String(is));
  if (!is) choose(null);
}

function show(html) {
  list.innerHTML = html;
  choose(null);
  status.textContent = list.firstElementChild ? list.firstElementChild.dataset.told : "";
  open(options().length > 0);
}

async function ask() {
  const words = field.value.trim().toLowerCase();
  if (asking) asking.abort();
  if (words.length < FEWEST) return open(false);
  if (seen.has(words)) return show(seen.get(words));
  asking = new AbortController();
  try {
    const address = `${form.dataset.seek}&q=${encodeURIComponent(words)}`;
    const answer = await fetch(address, { credentials: "omit", signal: asking.signal });
    if (!answer.ok) return open(false);
    seen.set(words, await answer.text());
    if (document.activeElement === field) show(seen.get(words));
  } catch {
    open(false); // no network, or another letter came first
  }
}

function onKey(event) {
  const all = options();
  const now = all.indexOf(chosen());
  if (event.key === "Escape" && !list.hidden) open(false);
  else if (event.key === "Enter" && now >= 0 && !list.hidden) all[now].click();
  else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
    const last = all.length;
    if (list.hidden) open(true);
    const next = event.key === "ArrowDown" ? now + 1 : now < 0 ? last - 1 : now - 1;
    choose(all[next] || null); // past either end the field itself has its turn
  } else return;
  event.preventDefault();
}

if (field && !dear) {
  list = make("div", { className: "answers card", id: "answers", hidden: true });
  status = make("div", { className: "vh" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.list);
  status.setAttribute("role", "status");
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "answers", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
  field.autocomplete = "off";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", () => open(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // a touch keeps the list until it clicks
}
