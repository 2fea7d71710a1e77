// A question that hangs on another is shown when that one is answered so. Without a script all are shown, each saying
// when it counts; the server applies the same rule.
const hanging = [...document.querySelectorAll("[data-when]")];

function answered(name) {
  const field = document.querySelector(`[name="${name}"]`);
  if (!field || field.closest("[data-when][hidden]")) return "";
  return field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
}

function settle() {
  for (const part of hanging) part.hidden = answered(part.dataset.when) !== part.dataset.is;
}

for (const part of hanging) part.querySelector(".only")?.remove();
document.addEventListener("change", settle);
settle();
