// The guided sitting: one sentence at a time. A button does the step in the real page; the event log turns the page.
import { acts } from "./demo-acts.js";

const list = document.querySelector("[data-demo-steps]");
const steps = [...list.children];
const title = document.querySelector("[data-demo-title]");
const hint = document.querySelector("[data-demo-hint]");
const next = document.querySelector("[data-demo-next]");
const trail = [...document.querySelector("[data-demo-trail]").children];
const seats = {
  phone: document.querySelector("[data-demo-phone]"),
  desk: document.querySelector("[data-demo-desk]"),
};
const story = { ticket: null, said: {} };
const asks = steps.findIndex((step) => step.dataset.act === "ask");
let now = 0;

function show(index) {
  now = Math.min(index, steps.length - 1);
  const step = steps[now];
  title.textContent = step.querySelector("b").textContent;
  hint.textContent = step.querySelector("span").textContent.replace(/\{(\w+)\}/g, (_, what) => story.said[what]);
  next.textContent = step.dataset.label;
  next.removeAttribute("aria-busy");
  next.hidden = false;
  trail.forEach((dot, i) => {
    dot.className = i < now ? "done" : i === now ? "now" : "";
    if (i === now) dot.setAttribute("aria-current", "step");
    else dot.removeAttribute("aria-current");
  });
  document.body.dataset.step = step.dataset.act;
}

next.addEventListener("click", async () => {
  if (next.getAttribute("aria-busy") === "true") return;
  const step = steps[now];
  if (step.dataset.act === "restart") {
    location.reload();
    return;
  }
  next.setAttribute("aria-busy", "true");
  const before = now;
  try {
    await acts[step.dataset.act](seats, story);
    if (!step.dataset.turnsOn) show(now + 1);
  } finally {
    if (now === before) next.removeAttribute("aria-busy");
  }
});

// Who sits at the desk now: the page in it says so.
seats.desk.addEventListener("load", () => {
  const name = seats.desk.contentDocument?.querySelector(".foot .me span")?.firstChild.textContent;
  for (const link of document.querySelectorAll("[data-demo-sits] a")) {
    if (link.dataset.name === name) link.setAttribute("aria-current", "true");
    else if (name) link.removeAttribute("aria-current");
  }
});

const stream = new EventSource(list.dataset.live);
stream.addEventListener("message", (event) => {
  const told = JSON.parse(event.data);
  if (steps[now].dataset.turnsOn !== told.kind) {
    // Somebody may open the ticket by hand before the guide says so: then go straight there.
    if (told.kind !== "ticket.created" || now > asks) return;
    now = asks;
  }
  story.ticket = told.id;
  show(now + 1);
});

show(0);
