// The end of the sitting: her copy, her erasure, the proof in bytes, and a promise that breaks. Real pages, real buttons.
import { go, on, send, until, wait } from "./demo-page.js";

async function press(frame, selector) {
  const button = await on(frame, selector);
  button.scrollIntoView({ block: "center" });
  await wait(500);
  frame.contentWindow.__left = true;
  send(button.form, button);
  await until(() => !frame.contentWindow.__left && frame.contentDocument.readyState === "complete");
}

// Ask the same page again until a job has done its work.
async function again(frame, path, selector) {
  for (let i = 0; i < 60; i += 1) {
    await go(frame, path);
    const found = frame.contentDocument.querySelector(selector);
    if (found) return found;
    await wait(700);
  }
  throw new Error("the job did not end");
}

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
  async erase({ phone }) {
    const box = await on(phone, "input[name=sure]");
    box.checked = true;
    await press(phone, "#ask button");
    await press(phone, "form[action$='delete/now/'] button");
    await again(phone, phone.contentWindow.location.pathname, ".state.good");
  },
  async proof({ phone }) {
    await go(phone, "/demo/proof/");
  },
  async break({ phone, desk }) {
    await go(phone, "/demo/promise/");
    if (phone.contentDocument.querySelector("button[value=break]")) await press(phone, "button[value=break]");
    await seePromise(desk);
  },
  async mend({ phone, desk }) {
    await press(phone, "button[value=mend]");
    await seePromise(desk);
  },
};
