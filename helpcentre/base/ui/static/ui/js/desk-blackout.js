// Puts what was marked in the message into the list of words to black out. Without a script one copies it there.
const original = document.getElementById("original");
const words = document.getElementById("words");
const offer = document.querySelector("[data-marked]");

if (original && words && offer) {
  offer.hidden = false;
  offer.querySelector("[data-mark]").addEventListener("click", () => {
    const marked = getSelection();
    if (!marked.rangeCount || !original.contains(marked.getRangeAt(0).commonAncestorContainer)) return;
    const lines = marked.toString().split("\n").map((line) => line.trim()).filter(Boolean);
    const known = words.value.split("\n").filter(Boolean);
    words.value = [...known, ...lines.filter((line) => !known.includes(line))].join("\n");
    marked.removeAllRanges();
  });
  // Pressing the button must not take the marking away before it is read.
  offer.addEventListener("mousedown", (event) => event.preventDefault());
}
