// Articles that may answer what is being typed: <input data-suggest="/search/?part=suggest" data-suggest-into="#beside">.
const field = document.querySelector("[data-suggest]");
const place = field && document.querySelector(field.dataset.suggestInto);

let timer = 0;
let asked = "";

async function suggest() {
  const words = field.value.trim();
  if (words.length < 4 || words === asked) return;
  asked = words;
  try {
    const answer = await fetch(`${field.dataset.suggest}&q=${encodeURIComponent(words)}`);
    if (answer.ok && words === asked) place.innerHTML = await answer.text();
  } catch {
    // without a network the form still stands
  }
}

if (place) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, 500);
  });
}
