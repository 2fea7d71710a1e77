// New messages join the conversation without disturbing what is read or written.
const thread = () => document.getElementById("thread");

function newestHeard() {
  const heard = [...thread().querySelectorAll("[data-heard]")].map((post) => Number(post.dataset.heard));
  return heard.length ? Math.max(...heard) : 0;
}

function tellWriter(before) {
  const composer = document.getElementById("composer");
  if (!composer || newestHeard() <= before) return;
  composer.elements.seen.value = newestHeard();
  if (composer.elements.body.value.trim()) document.getElementById("heard").hidden = false;
}

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id !== "thread") return;
  event.detail.shouldSwap = false;
  const before = newestHeard();
  for (const entry of [...event.detail.fragment.firstElementChild.children]) {
    if (document.getElementById(entry.id)) continue;
    entry.classList.add("fresh");
    thread().append(entry);
  }
  tellWriter(before);
});

// After sending, the keys work again; after a mistake, the writing goes on where it was.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "composer") return;
  const body = document.getElementById("body");
  if (body.value) body.focus();
  else document.getElementById("kind-reply").focus({ preventScroll: true });
});

// Where the page itself scrolls, on a phone, it opens at the newest message as the wide screen does.
if (!location.hash && getComputedStyle(document.querySelector(".thread")).overflowY === "visible") {
  const posts = thread().querySelectorAll(".post");
  const last = posts[posts.length - 1];
  const composer = document.getElementById("composer");
  const bothFit = last.offsetHeight + composer.offsetHeight < innerHeight - 120;
  if (posts.length > 1) (bothFit ? composer : last).scrollIntoView({ block: bothFit ? "end" : "start" });
}
