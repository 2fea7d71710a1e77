// How the words will look, below them, until one writes on. Ctrl+B makes bold.
const byId = (id) => document.getElementById(id);

async function show(form) {
  const box = byId("preview");
  if (!box.hidden) return void (box.hidden = true);
  const data = new FormData();
  for (const name of ["csrfmiddlewaretoken", "body"]) data.set(name, form.elements[name].value);
  const shown = await fetch(form.dataset.preview, { method: "POST", body: data })
    .then((answer) => (answer.ok ? answer.text() : null))
    .catch(() => null);
  if (shown === null) return;
  box.innerHTML = shown;
  box.hidden = false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-shows]");
  if (button) show(button.form);
});

document.addEventListener("input", (event) => {
  if (event.target.id === "body" && byId("preview")) byId("preview").hidden = true;
});

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "body" || event.key.toLowerCase() !== "b" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const field = event.target;
  const { selectionStart: from, selectionEnd: to } = field;
  field.setRangeText(`**${field.value.slice(from, to)}**`, from, to, "end");
  if (from === to) field.setSelectionRange(from + 2, from + 2);
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
