// What each step of the sitting does, in the pages themselves: the same fields and buttons a person would use.
import { go, on, send, type, until, wait, weight } from "./demo-page.js";
import { desk } from "./demo-desk.js";
import { authority } from "./demo-authority.js";
import { privacy } from "./demo-privacy.js";

export const acts = {
  ...desk,
  ...privacy,
  ...authority,
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
  async thank({ phone }, story) {
    if (!phone.contentDocument.querySelector("textarea[name=message]")) {
      await go(phone, `/demo/ticket/phone/${story.ticket}/`);
    }
    const field = await on(phone, "textarea[name=message]");
    type(field, "Asante sana Asha, sasa naiona.");
    await wait(400);
    send(field.form);
  },
};
