// What each step of the sitting does, in the pages themselves: the same fields and buttons a person would use.
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(find, tries = 100) {
  for (let i = 0; i < tries; i += 1) {
    const found = find();
    if (found) return found;
    await wait(60);
  }
  throw new Error("the page did not come");
}

const on = (frame, selector) =>
  until(() => {
    const page = frame.contentDocument;
    return page && page.readyState === "complete" ? page.querySelector(selector) : null;
  });

async function go(frame, path) {
  const old = frame.contentWindow;
  old.__left = true;
  old.location.assign(path);
  await until(() => !frame.contentWindow.__left && frame.contentDocument.readyState === "complete");
}

function type(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const send = (form, button) => form.requestSubmit(button || form.querySelector("button:not([type=button])"));

async function compose(desk, kind, text) {
  (await on(desk, `#kind-${kind}`)).click();
  const field = await on(desk, "#body");
  type(field, text);
  await wait(500);
  send(field.form, field.form.querySelector(".send"));
}

export const acts = {
  async search({ phone }) {
    await go(phone, "/sw/search/?q=" + encodeURIComponent("pesa ya M-Pesa haionekani"));
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
