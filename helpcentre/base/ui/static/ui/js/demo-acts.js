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

const press = (form) => form.requestSubmit(form.querySelector("button[type=submit], .btn.main, button"));

async function write(frame, formSelector, text) {
  const form = await on(frame, formSelector);
  type(form.querySelector("textarea"), text);
  await wait(350);
  press(form);
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
    const form = await on(phone, "main form[method=post]");
    type(form.elements.subject, "Malipo ya M-Pesa hayaonekani");
    type(form.elements.body, "Mteja amelipa 1,450 kwa M-Pesa lakini kwenye DukaSystem haionekani. Ana ujumbe kwenye simu yake.");
    await wait(700);
    press(form);
  },
  async take({ desk }, story) {
    const row = await on(desk, "a[href*='/desk/tickets/']:not([href$='/new/'])");
    await go(desk, row.getAttribute("href"));
    const form = await on(desk, "form[data-act=take]");
    story.desk = desk.contentWindow.location.pathname;
    press(form);
  },
  async note({ desk }) {
    (await on(desk, "[data-tab=note]")).click();
    await wait(150);
    await write(desk, "form[data-act=note]", "Two sales of 1,450 within a minute. @Joseph please check which one has the code.");
  },
  async reply({ desk }) {
    (await on(desk, "[data-tab=reply]")).click();
    await wait(150);
    await write(desk, "form[data-act=reply]", "Habari Njeri, pole kwa usumbufu. Pesa imefika kwenye till yako. Nimeiunganisha na mauzo sahihi, sasa angalia tena.");
  },
  async thank({ phone }, story) {
    if (!phone.contentDocument.querySelector("form[data-act=reply]")) {
      await go(phone, "/sw/tickets/");
      (await on(phone, "main a[href*='/tickets/DK']")).click();
    }
    story.phone = phone.contentWindow.location.pathname;
    await write(phone, "form[data-act=reply]", "Asante sana Asha, sasa naiona.");
  },
  async close({ desk }) {
    press(await on(desk, "form[data-act=close]"));
  },
};
