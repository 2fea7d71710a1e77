// The field in which an article is written: toolbar, keys, colours, counts, and the windows to choose from.
import { acts, block, put } from "./cms-acts.js";
import { counts, letters } from "./cms-counts.js";
import { ink } from "./cms-ink.js";
import { pick } from "./cms-pick.js";

const NUMBERED = /^(\s*)(\d+)\. (.*)$/;
const LISTED = /^(\s*(?:[-*]|>) )(.*)$/;

// Enter inside a list begins its next line; on an empty one it ends the list.
function nextLine(box, event) {
  if (box.selectionStart !== box.selectionEnd) return;
  const from = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const line = box.value.slice(from, box.selectionStart);
  const found = NUMBERED.exec(line) || LISTED.exec(line);
  if (!found) return;
  event.preventDefault();
  if (!found[found.length - 1].trim()) return put(box, from, box.selectionStart, "\n");
  const next = found.length === 4 ? `${found[1]}${Number(found[2]) + 1}. ` : found[1];
  return put(box, box.selectionStart, box.selectionStart, `\n${next}`);
}

function shortcut(event) {
  const parts = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : ""].filter(Boolean);
  const key = event.code.replace(/^(Key|Digit)/, "");
  return parts.length === 1 && !event.shiftKey ? `${parts[0]}+${key}` : "";
}

function choosePicture(field, box) {
  window.ModalWorkflow({
    url: field.dataset.pictures,
    onload: window.IMAGE_CHOOSER_MODAL_ONLOAD_HANDLERS,
    responses: {
      chosen: (picture) => {
        const said = (picture.default_alt_text || picture.title).replace(/[[\]\n]/g, " ").trim();
        block(box, `![${said}](picture:${picture.id})`, [2, 2 + said.length]);
      },
    },
  });
}

async function choose(field, box, button, language) {
  const kind = button.dataset.act;
  const { selectionStart: from, selectionEnd: to } = box;
  const row = await pick(field.querySelector("dialog"), { kind, from: button.dataset.from, language });
  box.focus();
  box.setSelectionRange(from, to);
  if (!row) return;
  if (kind === "snippet") block(box, `{{${row.name}}}`);
  else put(box, from, to, `[${box.value.slice(from, to) || row.title}](${row.name})`);
}

function start(field) {
  const box = field.querySelector("textarea");
  const words = JSON.parse(field.dataset.words);
  const language = () => document.querySelector("[name=language]")?.value || document.documentElement.lang;
  const act = (button) => {
    const name = button.dataset.act;
    if (name === "picture") choosePicture(field, box);
    else if (button.dataset.from) choose(field, box, button, language());
    else acts[name](box, words[language()] || Object.values(words)[0]);
  };
  const buttons = [...field.querySelectorAll("[data-act]")];
  for (const button of buttons) {
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    button.addEventListener("click", () => act(button));
  }
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) nextLine(box, event);
    const meant = shortcut(event);
    const button = meant && buttons.find((each) => each.getAttribute("aria-keyshortcuts") === meant);
    if (!button) return;
    event.preventDefault();
    act(button);
  });
  ink(box, field.querySelector(".md-ink"));
  counts(box, field.querySelector(".md-foot"), Number(field.dataset.pace));
}

document.querySelectorAll("[data-write]").forEach(start);
document.querySelectorAll("input[data-letters], textarea[data-letters]").forEach(letters);
