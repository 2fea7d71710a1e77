// A form that is sent once: the button says so and a second tap does nothing. The server checks it too.
for (const form of document.querySelectorAll("form[data-once]")) {
  const button = form.querySelector("button[data-busy]");
  const words = button.querySelector("span") || button;
  const before = words.textContent;
  const free = () => {
    form.dataset.sent = "";
    button.removeAttribute("aria-busy");
    words.textContent = before;
  };
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    button.setAttribute("aria-busy", "true");
    words.textContent = button.dataset.busy;
    setTimeout(free, 10000); // the network dropped: it may be tried again, and the key makes it one
  });
  addEventListener("pageshow", free); // back from the next page
}
