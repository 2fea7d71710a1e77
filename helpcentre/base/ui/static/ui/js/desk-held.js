// A reply that can still be taken back counts down. At the end the page asks what became of it.
const held = () => document.getElementById("held");
const names = (box) => [...box.querySelectorAll("[data-held]")].map((one) => one.dataset.held).join();
const ends = new Map(); // reply to the moment it leaves, by this device's clock

function look() {
  for (const one of held().querySelectorAll("[data-held]")) {
    if (!ends.has(one.dataset.held)) ends.set(one.dataset.held, performance.now() + 1000 * one.dataset.left);
    const left = Math.ceil((ends.get(one.dataset.held) - performance.now()) / 1000);
    const count = one.querySelector("[data-count]");
    if (count.textContent !== String(Math.max(0, left))) count.textContent = Math.max(0, left);
    // It leaves when somebody reads the ticket; asked again every other second, should the network be away.
    if (left <= 0 && left % 2 === 0) document.getElementById("live").dispatchEvent(new CustomEvent("desk:changed"));
  }
}

// The same replies: what is there stays, with the focus that is on it.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (target.id === "held" && names(target) === names(fragment)) event.detail.shouldSwap = false;
});

setInterval(look, 1000);
document.addEventListener("htmx:afterSwap", () => held() && look());
if (held()) look();
