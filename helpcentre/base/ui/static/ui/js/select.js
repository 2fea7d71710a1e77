// A read-only field that selects its whole text when touched, so that it can be copied by hand.
for (const field of document.querySelectorAll("input[data-select]")) {
  field.addEventListener("focus", () => field.select());
}
