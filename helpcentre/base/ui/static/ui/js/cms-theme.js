// An author's own choice of light or dark is a class of Wagtail's on <html>; our tokens read an attribute.
// And where there is room, the preview stands beside the text until the author folds it.
// Loaded in the head and not as a module, so that the first paint has the right colours already.
(() => {
  const page = document.documentElement;
  if (page.classList.contains("w-theme-dark")) page.dataset.theme = "dark";
  if (page.classList.contains("w-theme-light")) page.dataset.theme = "light";
  const panel = "wagtail:side-panel-open";
  if (innerWidth >= 1100 && localStorage.getItem(panel) === null) localStorage.setItem(panel, "preview");
})();
