// What Asha's seat does in the sitting: the same fields and buttons that she would use.
import { go, on, send, type, until, wait } from "./demo-page.js";

const quiet = (desk) => until(() => !desk.contentDocument.querySelector("#composer.htmx-request"));

// What was sent before may still be on its way, and its answer brings a new composer: words in the old one would be lost.
async function compose(desk, kind, text) {
  await quiet(desk);
  (await on(desk, `#kind-${kind}`)).click();
  const field = await on(desk, "#body");
  type(field, text);
  await wait(500);
  if (field.isConnected) send(field.form, field.form.querySelector(".send"));
  else await compose(desk, kind, text);
}

export const desk = {
  async take({ phone, desk }, story) {
    await go(phone, `/demo/ticket/phone/${story.ticket}/`); // she puts the number away and waits on her page
    await go(desk, `/demo/ticket/desk/${story.ticket}/`);
    const button = await on(desk, "#assign button[name=assignee][value=me]");
    button.closest("details").open = true;
    await wait(400);
    send(button.form, button);
  },
  async beside({ desk }) {
    for (const part of [".clocks", ".shop"]) {
      const found = await on(desk, part);
      found.scrollIntoView({ block: "center", behavior: "smooth" });
      found.animate([{ outline: "3px solid transparent" }, { outline: "3px solid #eba52a" }], { duration: 700, iterations: 2, direction: "alternate" });
      await wait(1500);
    }
  },
  async note({ desk }) {
    await compose(desk, "note", "Two sales of 1,450 within a minute. @Joseph please check which one has the code.");
  },
  async macro({ desk }) {
    await quiet(desk);
    (await on(desk, "#kind-reply")).click();
    (await on(desk, "[data-picks]")).click();
    type(await on(desk, "#pick-find"), "imefika");
    const found = () => desk.contentDocument.querySelector("#picks .putin[value^='reply:']");
    await until(found);
    await wait(900); // so that it is seen what it does; the list may have come anew meanwhile
    (await until(found)).click();
    await until(() => desk.contentDocument.querySelector("#macro"));
  },
  async reply({ desk }) {
    await quiet(desk);
    const field = await on(desk, "#body");
    if (desk.contentDocument.querySelector("#macro")) send(field.form, field.form.querySelector(".send"));
    else await compose(desk, "reply", "Habari Njeri, pole kwa usumbufu. Pesa imefika na tumeiunganisha na mauzo sahihi.");
  },
  async close({ desk }) {
    send((await on(desk, "#close-ticket")).form);
  },
};
