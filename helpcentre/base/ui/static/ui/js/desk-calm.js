// Nothing jumps: a part of the page that did not change, or whose menu is open, is left as it is.
const masked = /(name="csrfmiddlewaretoken" value=")[^"]*/g; // a token is masked anew each time it is shown

const shape = (element) => element.outerHTML.replace(masked, "$1").replace(/ hx-swap-oob="[^"]*"/g, "");

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  const fresh = fragment.firstElementChild;
  if (!fresh) return;
  const menuIsOpen = target.querySelector("details[open]");
  if (menuIsOpen || shape(target) === shape(fresh)) event.detail.shouldSwap = false;
});

// A deed from an open menu closes it, so that its answer may replace it.
document.addEventListener("htmx:beforeRequest", (event) => {
  event.target.closest?.("details[open]")?.removeAttribute("open");
});
