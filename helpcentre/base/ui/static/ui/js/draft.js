// What is being written is kept in this tab until the server has it: <textarea data-draft="name">.
// A tab's own store goes when the tab closes, so a shared phone keeps nothing.
for (const field of document.querySelectorAll("[data-draft]")) {
  const name = `draft:${location.pathname}:${field.dataset.draft}`;
  const kept = sessionStorage.getItem(name);
  if (kept && !field.value) field.value = kept;
  field.addEventListener("input", () => sessionStorage.setItem(name, field.value));
  field.form.addEventListener("submit", () => sessionStorage.removeItem(name));
}
