// Files with a message: <div data-attach="/sw/uploads/"> holds a file input, a list and the mould of one entry.
// What is chosen, dropped, pasted or photographed travels while the words are still being written, and goes on by itself
// after the network was gone. Without this script the same input goes with the form.
const sizes = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const moving = new Map(); // entry → what ends its journey

function entry(place, file) {
  const item = place.querySelector("template").content.firstElementChild.cloneNode(true);
  item.querySelector("bdi").textContent = file.name;
  item.querySelector(".meta").textContent = sizes(file.size);
  place.querySelector(".held").append(item);
  return item;
}

function fail(item, words, again) {
  const button = item.querySelector("[data-again]");
  item.classList.add("bad");
  item.querySelector("[data-said]").textContent = words;
  Object.assign(button, { hidden: !again, onclick: again });
}

async function journey(place, item, file, stop) {
  const [{ send }, pictures] = await Promise.all([import("./attach-send.js"), import("./attach-picture.js")]);
  pictures.thumbnail(file).then((drawn) => drawn && item.querySelector("[data-face]").replaceChildren(drawn), () => {});
  const small = await pictures.shrunk(file, place.dataset.saving);
  item.querySelector(".meta").textContent = sizes(small.size);
  const told = await send(small, place.dataset.attach, {
    origin: file,
    form: item.closest("form").getAttribute("action"),
    signal: stop.signal,
    onProgress: (part) => { item.querySelector("progress").value = part; },
    onWaiting: (is) => { item.querySelector("[data-said]").textContent = is ? place.dataset.lost : ""; },
  });
  const claim = document.createElement("input");
  Object.assign(claim, { type: "hidden", name: "attachment", value: told.claim });
  item.querySelector("bdi").textContent = told.name;
  item.classList.add("arrived");
  item.append(claim);
}

function begin(place, item, file) {
  const stop = new AbortController();
  item.classList.remove("bad");
  item.querySelector("[data-said]").textContent = "";
  item.querySelector("[data-again]").hidden = true;
  item.querySelector("[data-drop]").onclick = () => { stop.abort(); moving.delete(item); item.remove(); };
  const ended = journey(place, item, file, stop).catch((error) => {
    if (!stop.signal.aborted) fail(item, error.said || place.dataset.failed, error.said ? null : () => begin(place, item, file));
  });
  moving.set(item, ended.then(() => moving.delete(item)));
}

function take(place, files) {
  for (const file of files) {
    const item = entry(place, file);
    if (place.querySelectorAll(".held > li").length > Number(place.dataset.most)) fail(item, place.dataset.many);
    else if (file.size > Number(place.dataset.bytes)) fail(item, place.dataset.large);
    else begin(place, item, file);
    item.querySelector("[data-drop]").onclick ||= () => item.remove();
  }
}

function start(place) {
  if (place.started) return;
  place.started = true;
  const form = place.closest("form");
  const ours = place.querySelector("[data-choose]"); // a button with our own words in place of the browser's
  if (ours) ours.hidden = false;
  for (const input of form.querySelectorAll("input[type=file]")) {
    if (input.hasAttribute("capture")) input.closest("label").hidden = !matchMedia("(pointer: coarse)").matches;
    else if (ours) input.classList.add("vh");
    input.addEventListener("change", () => { take(place, input.files); input.value = ""; });
  }
  const carries = (event) => [...event.dataTransfer.types].includes("Files");
  form.addEventListener("dragover", (event) => {
    if (carries(event)) { event.preventDefault(); form.classList.add("over"); }
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (carries(event)) { event.preventDefault(); take(place, event.dataTransfer.files); }
  });
  form.addEventListener("paste", (event) => { if (event.clipboardData.files.length) { event.preventDefault(); take(place, event.clipboardData.files); } });
  place.addEventListener("attach:files", (event) => take(place, event.detail));
}

// The message waits for its files. Before every other listener: to them it has not been sent yet.
document.addEventListener("submit", (event) => {
  if (!moving.size) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { target, submitter } = event;
  Promise.all(moving.values()).then(() => { if (!target.querySelector(".held .bad")) target.requestSubmit(submitter); });
}, true);

for (const moment of ["DOMContentLoaded", "htmx:afterSwap"]) {
  document.addEventListener(moment, () => document.querySelectorAll("[data-attach]").forEach(start));
}
