// A button that copies the text of the field it names: <button data-copy="#link" data-done="Copied" hidden>.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.querySelector(button.dataset.copy);
  const words = button.querySelector("span") || button;
  if (!field || !navigator.clipboard) continue; // without a secure page the field can still be selected by hand
  button.hidden = false;
  button.addEventListener("click", async () => {
    const before = words.textContent;
    await navigator.clipboard.writeText(field.value);
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 3000);
  });
}
