// Colours behind the typed Markdown. The letters are the same in the same places; only their look differs.
const PARTS = new RegExp(
  [
    /(?<code>`[^`\n]+`)/,
    /(?<check>\[check with product:[^\]]*\])/,
    /(?<key>\[\[[^\[\]\n]{1,120}\]\])/,
    /(?<picture>!\[[^\]\n]*\]\([^)\n]*\))/,
    /(?<link>\[[^\]\n]+\]\([^)\n]*\))/,
    /(?<strong>\*\*[^*\n]+\*\*)/,
    /(?<words>\{\{\s*[a-z0-9_-]+\s*\}\})/,
  ].map((part) => part.source).join("|"),
  "gi",
);
const LOOK = { code: "quiet", check: "check", key: "key", picture: "link", link: "link", strong: "strong", words: "check" };

function span(look, text) {
  const made = document.createElement("span");
  made.className = look;
  made.textContent = text;
  return made;
}

function inside(line) {
  const made = [];
  let at = 0;
  for (const found of line.matchAll(PARTS)) {
    const [name] = Object.entries(found.groups).find(([, text]) => text !== undefined);
    const nameless = name === "picture" && found[0].startsWith("![]");
    made.push(line.slice(at, found.index), span(nameless ? "bad" : LOOK[name], found[0]));
    at = found.index + found[0].length;
  }
  made.push(line.slice(at));
  return made;
}

// The kind of a quotation goes on from its first line to its last.
function tinted(line, before) {
  if (!line.startsWith(">")) return "";
  const label = /^>\s*\*\*(\w+)/.exec(line);
  if (!label) return before;
  if (/^(tip|kidokezo|dokezo)$/i.test(label[1])) return "tip";
  return /^(warning|onyo|tahadhari)$/i.test(label[1]) ? "warning" : "";
}

function painted(text) {
  const made = document.createDocumentFragment();
  let tint = "";
  for (const line of text.split("\n")) {
    tint = tinted(line, tint);
    if (/^#{1,6} /.test(line)) made.append(span("head", line));
    else if (tint) {
      const whole = span(tint, "");
      whole.append(...inside(line));
      made.append(whole);
    } else {
      const mark = /^(\s*(?:\d+\. |[-*] |> ?|\|))(.*)$/.exec(line);
      if (mark) made.append(span("quiet", mark[1]), ...inside(mark[2]));
      else made.append(...inside(line));
    }
    made.append("\n");
  }
  return made;
}

// Paint now and whenever the text changes; the box grows with its text so that nothing scrolls inside the page.
export function ink(box, paper) {
  box.classList.add("md-typed");
  let asked = 0;
  const paint = () => {
    asked = 0;
    paper.replaceChildren(painted(box.value));
    box.style.height = "auto";
    box.style.height = `${Math.max(box.scrollHeight, paper.scrollHeight)}px`;
  };
  const soon = () => (asked ||= requestAnimationFrame(paint));
  box.addEventListener("input", soon);
  new ResizeObserver(soon).observe(paper.parentElement);
  paint();
}
