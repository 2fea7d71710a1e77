// Suggests tags that begin like the last word typed. The list that came with the page is what works without it.
const WAIT = 120; // ms after the last key
let timer = 0;
let asked = "";

async function suggest(field) {
  const typed = field.value;
  if (typed === asked) return;
  asked = typed;
  const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed.slice(-80))}`);
  if (!answer.ok || field.value !== typed) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("option");
  const before = typed.slice(0, typed.lastIndexOf(",") + 1);
  const options = [...found].map((one) => {
    const option = document.createElement("option");
    option.value = before ? `${before} ${one.value}` : one.value;
    return option;
  });
  field.list?.replaceChildren(...options);
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.dataset?.suggest) return;
  clearTimeout(timer);
  timer = setTimeout(() => suggest(field).catch(() => {}), WAIT);
});

// Opening the little sheet is meant for writing in it.
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches?.("details.menu[open]")) event.target.querySelector("input.field:not([type=date])")?.focus();
  },
  true,
);
