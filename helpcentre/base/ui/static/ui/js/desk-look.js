// The sample wears the colour that is being chosen. Without this script it wears the one that was saved.
let timer = 0;

document.addEventListener("input", (event) => {
  const sheet = event.target.dataset?.look && document.querySelector(event.target.dataset.look);
  if (!sheet) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const address = new URL(sheet.href);
    address.searchParams.set("accent", event.target.value);
    sheet.href = address;
  }, 80);
});
