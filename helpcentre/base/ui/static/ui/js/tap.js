// Pictures on tap: <a class="tap" href="…" data-width data-height><b>what it shows</b> …</a> becomes the picture.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.tap");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const picture = document.createElement("img");
  picture.width = link.dataset.width;
  picture.height = link.dataset.height;
  picture.alt = link.querySelector("b").textContent;
  picture.tabIndex = -1;
  picture.addEventListener("error", () => picture.replaceWith(link)); // the network is gone: it can be tapped again
  picture.src = link.href;
  link.replaceWith(picture);
  picture.focus();
});
