// "Did this help you?" answered in place: <section id="vote"> is sent and replaced by what the server says to it.
// Without a network, or when the server refuses, the form goes the plain way and the browser shows what happened.
async function send(form, button) {
  const data = new URLSearchParams(new FormData(form));
  if (button && button.name) data.set(button.name, button.value);
  data.set("part", "vote");
  const asks = form.method !== "post";
  const answer = await fetch(asks ? `${form.action}?${data}` : form.action, asks ? {} : { method: "POST", body: data });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const panel = page.querySelector("#vote");
  if (!panel) throw new Error(answer.status);
  document.querySelector("#vote").replaceWith(panel);
  (panel.querySelector(".err, .wrong input") || panel.querySelector("h2")).focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("#vote") || form.dataset.plain) return;
  event.preventDefault();
  const button = event.submitter;
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  send(form, button).catch(() => {
    form.dataset.plain = "yes";
    form.dataset.sent = "";
    if (form.requestSubmit) form.requestSubmit(button || undefined);
    else form.submit();
  });
});
