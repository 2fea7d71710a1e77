// The button prints; without a script the browser's own menu does.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
