// Light or dark as it was chosen at the desk: our tokens read an attribute of <html>, Wagtail's a class.
// And where there is room, the preview stands beside the text until the author folds it.
// Loaded in the head and not as a module, so that the first paint has the right colours already.
(() => {
  const page = document.documentElement;
  const { content } = document.querySelector("meta[name=chosen-theme]");
  if (["dark", "light"].includes(content)) {
    page.dataset.theme = content;
    page.classList.replace("w-theme-system", `w-theme-${content}`);
  }
  const panel = "wagtail:side-panel-open";
  if (innerWidth >= 1100 && localStorage.getItem(panel) === null) localStorage.setItem(panel, "preview");
})();
