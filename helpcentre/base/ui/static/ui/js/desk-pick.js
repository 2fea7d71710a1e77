// X chooses the row one stands on, Shift everything up to it; what is chosen stays so when the list is fetched anew.
const list = () => document.getElementById("list");
const boxes = () => [...list().querySelectorAll(".pick input")];
const form = document.getElementById("bulk");
let last = null; // the box that was set by hand before this one

function count() {
  const chosen = boxes().filter((box) => box.checked).length;
  const label = document.getElementById("bulk-count");
  label.textContent = `${chosen} ${label.dataset.words}`;
  if (!chosen) form.elements.all.checked = false;
}

function reach(box) {
  const all = boxes();
  const from = all.findIndex((each) => each.value === last);
  const to = all.indexOf(box);
  if (from < 0 || to < 0) return;
  for (const each of all.slice(Math.min(from, to), Math.max(from, to) + 1)) each.checked = box.checked;
}

function set(box, wide) {
  if (wide) reach(box);
  last = box.value;
  count();
}

document.addEventListener("click", (event) => {
  if (event.target.matches(".pick input")) set(event.target, event.shiftKey);
});

form.addEventListener("reset", () => {
  for (const box of boxes()) box.checked = false; // those fetched later are none of the form's first values
  setTimeout(count);
});

// Enter presses the button beside the field, not the first of the form.
form.addEventListener("keydown", (event) => {
  const wanted = event.key === "Enter" && event.target.dataset.enter;
  if (!wanted) return;
  event.preventDefault();
  form.querySelector(`[value="${wanted}"]`).click();
});

function unfold(id) {
  const menu = document.getElementById(id);
  if (!menu) return;
  menu.open = true;
  menu.querySelector(".sheet :is(input:not([type=date]), button)").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.defaultPrevented || document.querySelector("dialog[open], details.menu[open]")) return;
  if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  const key = event.key.toLowerCase();
  const anyChosen = boxes().some((box) => box.checked);
  if (key === "x" && !event.ctrlKey && !event.metaKey) {
    const box = list().querySelector(".row.here .pick input");
    if (!box) return;
    box.checked = !box.checked;
    set(box, event.shiftKey);
  } else if (key === "a" && (event.ctrlKey || event.metaKey)) {
    for (const box of boxes()) box.checked = true;
    count();
  } else if (key === "escape" && anyChosen) form.reset();
  else if (key === "e" && anyChosen && !event.ctrlKey && !event.metaKey) form.querySelector("[value=close]").click();
  else if (key === "l" && anyChosen && !event.ctrlKey && !event.metaKey) unfold("bulk-tag");
  else if (key === "s" && anyChosen && !event.ctrlKey && !event.metaKey) unfold("bulk-later");
  else if (key === "u" && !event.ctrlKey && !event.metaKey) document.getElementById("undo")?.click();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

let kept = [];
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id !== "list") return;
  kept = boxes().filter((box) => box.checked).map((box) => box.value);
});
document.addEventListener("htmx:oobAfterSwap", () => {
  if (!kept.length) return;
  for (const box of boxes()) if (kept.includes(box.value)) box.checked = true;
  kept = [];
  count();
});
count();
