// What the buttons above the text do. Each act changes only what is selected, by the browser's own insertion, so that
// "undo" takes it back and everything else stays byte for byte.

// Put text in place of a range and select part of what came, counted from its start.
export function put(box, from, to, text, select = [text.length, text.length]) {
  box.focus();
  box.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, from, to, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  box.setSelectionRange(from + select[0], from + select[1]);
}

const chosen = (box) => box.value.slice(box.selectionStart, box.selectionEnd);

function around(box, before, after, otherwise) {
  const words = chosen(box) || otherwise;
  const { selectionStart: from, selectionEnd: to, value } = box;
  const has = value.slice(from - before.length, from) === before && value.slice(to, to + after.length) === after;
  if (has && chosen(box)) return put(box, from - before.length, to + after.length, words, [0, words.length]);
  return put(box, from, to, before + words + after, [before.length, before.length + words.length]);
}

// The whole lines that the selection touches.
function lines(box) {
  const from = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const end = box.value.indexOf("\n", Math.max(box.selectionEnd - (chosen(box).endsWith("\n") ? 1 : 0), from));
  return [from, end < 0 ? box.value.length : end];
}

function eachLine(box, mark) {
  const [from, to] = lines(box);
  const made = box.value.slice(from, to).split("\n").map(mark).join("\n");
  put(box, from, to, made, made.includes("\n") ? [0, made.length] : undefined);
}

const bare = (line) => line.replace(/^(#{1,6} |\d+\. |[-*] )/, "");

function heading(box, marks) {
  eachLine(box, (line) => (line.startsWith(`${marks} `) ? bare(line) : `${marks} ${bare(line)}`));
}

function list(box, pattern, mark) {
  const [from, to] = lines(box);
  const rows = box.value.slice(from, to).split("\n");
  const on = rows.every((line) => pattern.test(line));
  let n = 0;
  eachLine(box, (line) => (on || (!line.trim() && rows.length > 1) ? bare(line) : mark((n += 1)) + bare(line)));
}

// A block of its own: an empty line before and after it, added only where there is none.
export function block(box, text, select) {
  const [, to] = lines(box);
  const line = box.value.slice(lines(box)[0], to).trim();
  const at = line ? to : lines(box)[0];
  const before = box.value.slice(0, at);
  const lead = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const trail = box.value.slice(at).startsWith("\n") || at === box.value.length ? "" : "\n\n";
  put(box, at, at, lead + text + trail, select && select.map((place) => place + lead.length));
}

function quotation(box, label, otherwise) {
  const words = chosen(box).trim();
  const start = `> **${label}** `;
  if (!words) return block(box, start + otherwise, [start.length, start.length + otherwise.length]);
  return put(box, box.selectionStart, box.selectionEnd, start + words.replace(/\n/g, "\n> "));
}

function table(box, word) {
  const head = `| ${word} 1 | ${word} 2 |\n|---|---|\n|  |  |\n|  |  |`;
  block(box, head, [2, 2 + word.length + 2]);
}

export const acts = {
  section: (box) => heading(box, "##"),
  part: (box) => heading(box, "###"),
  bold: (box, words) => around(box, "**", "**", words.here),
  steps: (box) => list(box, /^\d+\. /, (n) => `${n}. `),
  list: (box) => list(box, /^[-*] /, () => "- "),
  table: (box, words) => table(box, words.column),
  tip: (box, words) => quotation(box, words.tip, words.here),
  warning: (box, words) => quotation(box, words.warning, words.here),
  key: (box) => around(box, "[[", "]]", "OK"),
  check: (box, words) => around(box, "[check with product: ", "]", words.here),
  link: (box, words) => {
    const said = chosen(box) || words.here;
    put(box, box.selectionStart, box.selectionEnd, `[${said}](https://)`, [said.length + 3, said.length + 11]);
  },
};
