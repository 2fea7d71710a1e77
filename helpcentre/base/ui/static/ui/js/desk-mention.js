// "@" in a note offers colleagues whose names begin like what follows. Arrows choose, Enter or a tap puts the name in.
const MOST = 6;
const byId = (id) => document.getElementById(id);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const isNote = () => byId("kind-note")?.checked;
let closedAt = -1; // where Escape was pressed: that @ is left alone

function begun(field) {
  if (field.selectionStart !== field.selectionEnd) return null;
  const found = /(^|[^\p{L}\p{N}_@])@([\p{L}\p{N}_.'-]{0,40})$/u.exec(field.value.slice(0, field.selectionStart));
  if (!found) return null;
  return { from: field.selectionStart - found[2].length - 1, typed: plain(found[2]) };
}

function fits(option, typed) {
  const names = plain(option.dataset.name).split(/\s+/);
  return plain(option.dataset.handle).startsWith(typed) || names.some((name) => name.startsWith(typed));
}

const shown = () => [...byId("mentions").querySelectorAll("[role=option]:not([hidden])")];
const chosen = () => byId("mentions").querySelector("[aria-selected=true]");

function choose(option) {
  chosen()?.removeAttribute("aria-selected");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) byId("body").setAttribute("aria-activedescendant", option.id);
  else byId("body").removeAttribute("aria-activedescendant");
}

function close() {
  byId("mentions").hidden = true;
  choose(null);
}

function offer() {
  const list = byId("mentions");
  if (!list) return;
  const at = isNote() && begun(byId("body"));
  if (!at || at.from === closedAt) return close();
  closedAt = -1;
  let left = MOST;
  for (const option of list.querySelectorAll("[role=option]")) option.hidden = !(fits(option, at.typed) && left-- > 0);
  const first = shown()[0];
  if (!first) return close();
  list.hidden = false;
  choose(first);
}

function put(option) {
  const field = byId("body");
  const at = begun(field);
  if (!at) return close();
  field.focus();
  field.setRangeText(`@${option.dataset.handle} `, at.from, field.selectionStart, "end");
  close();
  field.dispatchEvent(new Event("input", { bubbles: true })); // so that the draft is kept
}

function walk(step) {
  const all = shown();
  choose(all[(all.indexOf(chosen()) + step + all.length) % all.length]);
}

document.addEventListener("input", (event) => event.target.id === "body" && offer());
document.addEventListener("change", (event) => event.target.name === "kind" && byId("mentions") && close());
document.addEventListener("focusout", (event) => event.target.id === "body" && byId("mentions") && close());

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "body" || byId("mentions")?.hidden !== false || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowDown") walk(1);
  else if (event.key === "ArrowUp") walk(-1);
  else if (event.key === "Enter" || event.key === "Tab") put(chosen());
  else if (event.key === "Escape") (closedAt = begun(event.target)?.from ?? -1), close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// The field keeps the focus while a name is pressed, so a phone keeps its keys.
document.addEventListener("pointerdown", (event) => event.target.closest?.("#mentions") && event.preventDefault());
document.addEventListener("click", (event) => {
  const option = event.target.closest?.("#mentions [role=option]");
  if (option) put(option);
});
