// Hands in the real pages of the sitting: wait for something, go somewhere, type, send, and weigh what came.
export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

export async function until(find, tries = 100) {
  for (let i = 0; i < tries; i += 1) {
    const found = find();
    if (found) return found;
    await wait(60);
  }
  throw new Error("the page did not come");
}

export const on = (frame, selector) =>
  until(() => {
    const page = frame.contentDocument;
    return page && page.readyState === "complete" ? page.querySelector(selector) : null;
  });

export async function go(frame, path) {
  const old = frame.contentWindow;
  old.__left = true;
  old.location.assign(path);
  await until(() => !frame.contentWindow.__left && frame.contentDocument.readyState === "complete");
}

export function type(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// What the page in a frame cost: bytes over the network, or what a kept file would have cost (Resource Timing).
export function weight(frame) {
  const { performance } = frame.contentWindow;
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const bytes = all.reduce((sum, each) => sum + (each.transferSize || each.encodedBodySize), 0);
  return { kb: Math.ceil(bytes / 1000), n: all.length };
}

export const send = (form, button) => form.requestSubmit(button || form.querySelector("button:not([type=button])"));

// Press a button that sends its form, and wait for the page that comes.
export async function press(frame, selector) {
  const button = await on(frame, selector);
  button.scrollIntoView({ block: "center" });
  await wait(500);
  frame.contentWindow.__left = true;
  send(button.form, button);
  await until(() => !frame.contentWindow.__left && frame.contentDocument.readyState === "complete");
}

// Ask the same page again until a job has done its work.
export async function again(frame, path, selector) {
  for (let i = 0; i < 60; i += 1) {
    await go(frame, path);
    const found = frame.contentDocument.querySelector(selector);
    if (found) return found;
    await wait(700);
  }
  throw new Error("the job did not end");
}

// The language of whoever watches.
export const language = () => document.documentElement.lang;

// A sentence of the privacy policy with its evidence open, in the language of whoever watches.
export async function show(frame, sentence) {
  await go(frame, `/${language()}/privacy/`);
  const found = frame.contentDocument.getElementById(sentence);
  found.open = true;
  found.scrollIntoView({ block: "center" });
}
