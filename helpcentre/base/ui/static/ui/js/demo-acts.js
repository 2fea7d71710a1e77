// What each step of the sitting does, in the pages themselves: the same fields and buttons a person would use.
import { go, on, send, type, until, wait, weight } from "./demo-page.js";

// What was sent before may still be on its way, and its answer brings a new composer: words in the old one would be lost.
async function compose(desk, kind, text) {
  await until(() => !desk.contentDocument.querySelector("#composer.htmx-request"));
  (await on(desk, `#kind-${kind}`)).click();
  const field = await on(desk, "#body");
  type(field, text);
  await wait(500);
  if (field.isConnected) send(field.form, field.form.querySelector(".send"));
  else await compose(desk, kind, text);
}

export const acts = {
  async search({ phone }, story) {
    await go(phone, "/sw/");
    const field = await on(phone, "main input[name=q]");
    field.focus();
    for (const letter of "nimelipwa haionekni") {
      type(field, field.value + letter);
      await wait(60);
    }
    await wait(900); // answers come while she types
    Object.assign(story.said, weight(phone));
  },
  async results({ phone }, story) {
    const field = await on(phone, "main input[name=q]");
    phone.contentWindow.__left = true;
    send(field.form);
    await until(() => !phone.contentWindow.__left && phone.contentDocument.readyState === "complete");
    Object.assign(story.said, weight(phone));
  },
  async read({ phone }) {
    (await on(phone, "main a[href*='/articles/']")).click();
    await on(phone, "article");
  },
  async ask({ phone }) {
    await go(phone, "/sw/tickets/new/?q=" + encodeURIComponent("Pesa ya M-Pesa haionekani"));
    const { form } = await on(phone, "textarea[name=message]");
    type(form.elements.subject, "Malipo ya M-Pesa hayaonekani");
    type(form.elements.message, "Mteja amelipa 1,450 kwa M-Pesa lakini haionekani. Ana ujumbe kwenye simu yake.");
    if (form.elements.name && !form.elements.name.value) type(form.elements.name, "Njeri Kamau");
    if (form.elements.phone && !form.elements.phone.value) type(form.elements.phone, "0712 345 678");
    if (form.elements.email && !form.elements.email.value) type(form.elements.email, "njeri@duka.example");
    await wait(700);
    send(form);
  },
  async take({ phone, desk }, story) {
    await go(phone, `/demo/ticket/phone/${story.ticket}/`); // she puts the number away and waits on her page
    await go(desk, `/demo/ticket/desk/${story.ticket}/`);
    const button = await on(desk, "#assign button[name=assignee][value=me]");
    button.closest("details").open = true;
    await wait(400);
    send(button.form, button);
  },
  async note({ desk }) {
    await compose(desk, "note", "Two sales of 1,450 within a minute. @Joseph please check which one has the code.");
  },
  async reply({ desk }) {
    await compose(desk, "reply", "Habari Njeri, pole kwa usumbufu. Pesa imefika. Nimeiunganisha na mauzo sahihi, angalia tena.");
  },
  async thank({ phone }, story) {
    if (!phone.contentDocument.querySelector("textarea[name=message]")) {
      await go(phone, `/demo/ticket/phone/${story.ticket}/`);
    }
    const field = await on(phone, "textarea[name=message]");
    type(field, "Asante sana Asha, sasa naiona.");
    await wait(400);
    send(field.form);
  },
  async close({ desk }) {
    send((await on(desk, "#close-ticket")).form);
  },
};
