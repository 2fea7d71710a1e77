// What is being written is kept on the server while it is typed, so that it waits on any computer. A reply and a note
// each have their own words: changing from one to the other changes the words too.
const composer = () => document.getElementById("composer");
const PAUSE = 700; // ms without a key
let timer = 0;

const draft = (form, kind) => {
  const data = new FormData(form);
  data.set("kind", kind);
  data.delete("file"); // files are sent once, with the message
  data.delete("attachment");
  return data;
};

function shown(form, isKept) {
  if (isKept) form.dataset.kept = "yes";
  else delete form.dataset.kept;
  form.querySelector(".kept").hidden = !(isKept && form.elements.body.value.trim());
}

async function keep(form, kind = form.dataset.kind) {
  clearTimeout(timer);
  timer = 0;
  const words = form.elements.body.value;
  const answer = await fetch(form.dataset.draft, { method: "POST", body: draft(form, kind), redirect: "manual" }).catch(() => null);
  if (kind === form.dataset.kind && words === form.elements.body.value) shown(form, Boolean(answer?.ok));
}

function soon(form) {
  shown(form, false);
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE, form);
}

document.addEventListener("input", (event) => {
  if (event.target.id === "body" && event.target.form === composer()) soon(event.target.form);
});

document.addEventListener("change", (event) => {
  const form = composer();
  if (!form || event.target.form !== form) return;
  if (event.target.name === "then") soon(form);
  if (event.target.name !== "kind" || event.target.value === form.dataset.kind) return;
  const { body } = form.elements;
  const other = document.getElementById("body-other");
  if (timer) keep(form);
  form.dataset.kind = event.target.value;
  [body.value, other.value] = [other.value, body.value];
  shown(form, true);
});

// Sent: nothing more to keep. The server refuses a late save of the same form besides.
document.addEventListener("submit", (event) => {
  if (event.target === composer()) clearTimeout(timer);
});

addEventListener(
  "beforeunload",
  () => {
    const form = composer();
    if (form && timer && navigator.sendBeacon(form.dataset.draft, draft(form, form.dataset.kind))) shown(form, true);
  },
  true,
);

// Words that came with a new composer, put in or brought back, are kept like typed ones.
document.addEventListener("htmx:afterSwap", (event) => {
  const form = composer();
  if (event.detail.target?.id === "composer" && form.elements.body.value && !form.dataset.kept) soon(form);
});
