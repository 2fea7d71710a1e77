// Which suggested articles were opened beside the form: told to whoever answers, with the form and only with it.
document.addEventListener("click", (event) => {
  const one = event.target.closest(".maybe li");
  const field = document.querySelector("[name=read]");
  const place = one?.querySelector("[name=answered]")?.value;
  if (!place || !field || field.value.split(" ").includes(place)) return;
  field.value = `${field.value} ${place}`.trim();
  field.dispatchEvent(new Event("input", { bubbles: true })); // the draft keeps it
});
