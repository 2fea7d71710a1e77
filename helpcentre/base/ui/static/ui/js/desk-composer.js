// Writing: Ctrl+Enter sends, a name is put in by a press, and nobody leaves with words unsent.
const forms = () => document.querySelectorAll("form[data-unsent]");
const hasWords = (form) => [...form.querySelectorAll("textarea:not([hidden])")].some((field) => field.value.trim());
let sending = false;

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("form[data-unsent]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  // htmx sends it without leaving the page; a plain form leaves, and with its words.
  if (form.matches("form[data-unsent]") && !form.hasAttribute("hx-post")) sending = true;
});

addEventListener("beforeunload", (event) => {
  if (sending || ![...forms()].some((form) => hasWords(form) && !form.dataset.kept)) return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const name = event.target.closest("[data-mention]");
  if (!name) return;
  const field = document.getElementById("body");
  const glue = field.selectionStart && !/\s$/.test(field.value.slice(0, field.selectionStart)) ? " " : "";
  field.focus();
  field.setRangeText(glue + name.dataset.mention, field.selectionStart, field.selectionEnd, "end");
});

// Names are pressed with a script only, so without one they are not there.
const showNames = () => document.querySelectorAll(".write :is(.names, .aids)").forEach((each) => (each.hidden = false));
showNames();
document.addEventListener("htmx:afterSwap", showNames);

// A note is written in the team's language, a reply in the customer's.
document.addEventListener("change", (event) => {
  if (event.target.name !== "kind") return;
  const field = document.getElementById("body");
  field.dataset.lang ??= field.lang;
  field.lang = event.target.value === "note" ? document.documentElement.lang : field.dataset.lang;
});

// The network dropped or the server failed: the words stay, and the same key makes a second try safe.
const notices = () => ["failed", "lost"].map((id) => document.getElementById(id)).filter(Boolean);
const failed = (event) => {
  if (!event.target.matches("form")) return; // a refresh is tried again by itself
  const notice = document.getElementById(event.target.id === "composer" ? "failed" : "lost");
  if (notice) notice.hidden = false;
};
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:responseError", failed);
document.addEventListener("htmx:beforeRequest", () => notices().forEach((notice) => (notice.hidden = true)));
