// A pasted M-Pesa message becomes the fields of a request. It is read here and thrown away here; only what stands in
// the fields goes out. On an article the fields wait in this tab (draft.js) until the form for a request opens.
const place = document.querySelector("[data-mpesa]");
const paste = place && place.querySelector("textarea");
const said = place && place.querySelector("[data-mpesa-said]");
const away = place && place.closest("[data-mpesa-to]");

function put(field, value) {
  const box = document.querySelector(`[name=payment_${field}]`);
  if (box) {
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (away) {
    const name = `draft:${away.dataset.mpesaTo}:payment_${field}`;
    sessionStorage.setItem(name, value);
  }
}

const shown = ({ code, amount, currency, at, phone }) =>
  [code, `${currency} ${amount}`.trim(), at.replace("T", " "), phone].filter(Boolean).join(" · ");

async function take() {
  if (!paste.value.trim()) return;
  const { read } = await import("./mpesa-read.js"); // only who pastes pays for it
  const found = read(paste.value);
  if (!found.code) {
    said.textContent = place.dataset.none;
    return;
  }
  for (const [field, value] of Object.entries(found)) put(field, value);
  paste.value = "";
  said.textContent = place.dataset.read.replace("{read}", shown(found));
}

if (place) {
  let timer = 0;
  place.hidden = false;
  paste.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(take, 300);
  });
  const box = place.closest("details");
  const fields = box ? [...box.querySelectorAll("[name]")] : [];
  if (box && (location.hash === "#payment" || fields.some((field) => field.value))) box.open = true;
}
