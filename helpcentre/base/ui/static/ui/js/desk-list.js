// J and K walk the rows; R, N, A and E open the chosen one at the right place. What is under the pointer stays there.
const list = () => document.getElementById("list");
const rows = () => [...list().querySelectorAll(".row")];
const link = (row) => row.querySelector(".what a");
const chosen = () => list().querySelector(".row.here");
const PLACES = { r: "#reply", n: "#note", a: "#assign", e: "#close" };

function choose(row, focus = true) {
  if (!row) return;
  chosen()?.classList.remove("here");
  row.classList.add("here");
  row.scrollIntoView({ block: "nearest" });
  if (focus) link(row)?.focus({ preventScroll: true });
}

function walk(step) {
  const all = rows();
  const at = all.indexOf(chosen());
  choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.matches("input, textarea, select") || document.querySelector("dialog[open], details.menu[open]")) return;
  const key = event.key.toLowerCase();
  const row = chosen();
  if (key === "j") walk(1);
  else if (key === "k") walk(-1);
  else if (event.key === "Enter" && row && document.activeElement === document.body) link(row).click();
  else if (row?.id.startsWith("row-") && PLACES[key]) location.assign(link(row).href + PLACES[key]);
  else return;
  event.preventDefault();
});

// Before the rows are replaced: what must stay in place, and who has the focus.
let keep = null;

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id !== "list" || !event.detail.shouldSwap) return;
  const row = list().querySelector(".row:hover") ?? chosen();
  const focused = document.activeElement.closest?.(".row");
  keep = {
    row: row?.id,
    top: row?.getBoundingClientRect().top,
    chosen: chosen()?.id,
    focused: focused?.id,
    control: document.activeElement.matches("button") ? "button" : ".what a",
    scroll: list().scrollTop,
  };
});

document.addEventListener("htmx:oobAfterSwap", () => {
  if (!keep) return;
  const { row, top, chosen: here, focused, control, scroll } = keep;
  keep = null;
  list().scrollTop = scroll;
  if (here) document.getElementById(here)?.classList.add("here");
  const anchor = row && document.getElementById(row);
  if (anchor) {
    const scroller = getComputedStyle(list()).overflowY === "auto" ? list() : document.scrollingElement;
    scroller.scrollTop += anchor.getBoundingClientRect().top - top;
  }
  const held = focused && document.getElementById(focused);
  held?.querySelector(control)?.focus({ preventScroll: true });
});

if (location.hash.startsWith("#row-")) choose(document.getElementById(location.hash.slice(1)));
