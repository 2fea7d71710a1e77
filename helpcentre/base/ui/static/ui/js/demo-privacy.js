// The end of the sitting: her copy, her erasure, the proof in bytes, and a promise that breaks. Real pages, real buttons.
import { again, go, on, press, show, wait } from "./demo-page.js";

async function seePromise(desk) {
  await go(desk, "/desk/promises/");
  const row = [...desk.contentDocument.querySelectorAll(".row.promise")].find((each) => each.textContent.includes("P39"));
  row.scrollIntoView({ block: "center" });
}

const MINE = "/sw/privacy/my-data/";

export const privacy = {
  async held({ phone }) {
    await go(phone, MINE);
    (await on(phone, "details.deed")).closest(".card").scrollIntoView({ block: "start" });
  },
  async copy({ phone }) {
    if (!phone.contentDocument.querySelector("a[download]")) await press(phone, "button[value=access]");
    const link = await again(phone, MINE, "a[download]");
    link.click();
  },
  async plan({ phone }) {
    await go(phone, `${MINE}delete/`);
  },
  async erase({ phone, desk }, story) {
    const box = await on(phone, "input[name=sure]");
    box.checked = true;
    await press(phone, "#ask button");
    await press(phone, "form[action$='delete/now/'] button");
    await again(phone, phone.contentWindow.location.pathname, ".state.good");
    await go(desk, `/demo/ticket/desk/${story.ticket}/`); // what Asha still sees of it
  },
  async proof({ phone }) {
    await go(phone, "/demo/proof/");
  },
  async break({ phone, desk }) {
    await go(phone, "/demo/promise/");
    if (phone.contentDocument.querySelector("button[value=break]")) await press(phone, "button[value=break]");
    await seePromise(desk);
    await wait(1500); // so that the word is read
    await show(phone, "change.posted");
  },
  async mend({ phone, desk }) {
    await go(phone, "/demo/promise/");
    await press(phone, "button[value=mend]");
    await seePromise(desk);
    await show(phone, "change.posted");
  },
};
