// One key, one act. Each of them presses something that is also on the screen.
const byId = (id) => document.getElementById(id);
const isWriting = (element) => element.matches?.("input:not([type=radio], [type=checkbox]), textarea, select");

function compose(kind) {
  const choice = byId(`kind-${kind}`);
  if (!choice) return;
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  byId("body").focus();
  byId("composer").scrollIntoView({ block: "nearest" });
}

function assign() {
  const menu = byId("assign");
  if (!menu) return;
  menu.open = true;
  menu.querySelector(".sheet button:not(:disabled)")?.focus();
}

const acts = {
  "/": () => byId("find")?.focus(),
  "?": () => byId("keys").showModal(),
  f: () => byId("open-sieve")?.click(),
  t: () => byId("take-next")?.click(),
  r: () => compose("reply"),
  n: () => compose("note"),
  a: assign,
  z: () => byId("undo-send")?.click(),
  e: () => byId("close-ticket")?.click(),
};

// On a ticket J and K go through the list it was opened from; in a list they walk the rows (desk-list.js).
if (byId("way-back")) {
  acts.j = () => byId("way-after")?.click();
  acts.k = () => byId("way-before")?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && isWriting(event.target)) event.target.blur();
  if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  event.preventDefault();
  byId(opener.dataset.opens).showModal();
});

// A list opens a ticket at the place where the key wanted to go.
const places = { "#reply": () => compose("reply"), "#note": () => compose("note"), "#assign": assign };
places["#close"] = () => byId("close-ticket")?.focus();
places[location.hash]?.();
