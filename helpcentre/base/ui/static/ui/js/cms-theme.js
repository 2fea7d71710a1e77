// An author's own choice of light or dark is a class of Wagtail's on <html>; our tokens read an attribute.
// Loaded in the head and not as a module, so that the first paint has the right colours already.
(() => {
  const page = document.documentElement;
  if (page.classList.contains("w-theme-dark")) page.dataset.theme = "dark";
  if (page.classList.contains("w-theme-light")) page.dataset.theme = "light";
})();
