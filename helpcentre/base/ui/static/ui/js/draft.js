// What is being written is kept in this tab until the server has it: <textarea data-draft="message">.
// Sending does not clear it, arriving does: the network may drop in between. It goes when its words stand in the
// conversation, or when a page says <… data-draft-arrived="/sw/tickets/new/">. A tab's own store ends with the tab,
// so a shared phone keeps nothing.
const plain = (text) => text.replace(/\s+/g, " ").trim();
const said = [...document.querySelectorAll(".msg.me .say")].map((each) => plain(each.innerText));

for (const place of document.querySelectorAll("[data-draft-arrived]")) {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(`draft:${place.dataset.draftArrived}:`)) sessionStorage.removeItem(name);
  }
}

for (const field of document.querySelectorAll("[data-draft]")) {
  const page = field.form.getAttribute("action").replace(/(reply\/)?(#.*)?$/, "");
  const name = `draft:${page}:${field.dataset.draft}`;
  const kept = sessionStorage.getItem(name);
  if (kept && said.includes(plain(kept))) sessionStorage.removeItem(name);
  else if (kept && !field.value) field.value = kept;
  field.addEventListener("input", () => sessionStorage.setItem(name, field.value));
}
