// Articles that may answer what is being typed: <input data-suggest="/search/?part=suggest" data-suggest-into="#beside">.
// "This answered it" and taking it back are buttons of the same form; they are sent from here, so that the form stays
// as it is. Where data is dear nothing is asked while typing.
const field = document.querySelector("[data-suggest]");
const place = field && document.querySelector(field.dataset.suggestInto);
const dear = (navigator.connection || {}).saveData;

let timer = 0;
let asked = "";

async function suggest() {
  const words = field.value.trim();
  if (words.length < 4 || words === asked) return;
  asked = words;
  try {
    const answer = await fetch(`${field.dataset.suggest}&q=${encodeURIComponent(words)}`, { credentials: "omit" });
    if (answer.ok && words === asked) place.innerHTML = await answer.text();
  } catch {
    // without a network the form still stands
  }
}

async function say(button) {
  const { csrfmiddlewaretoken, key } = field.form.elements;
  const body = new URLSearchParams({ csrfmiddlewaretoken: csrfmiddlewaretoken.value, key: key.value });
  body.set(button.name, button.value);
  try {
    const answer = await fetch(button.formAction, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
    if (answer.ok) place.innerHTML = await answer.text();
    const said = place.querySelector("[tabindex]");
    if (said) said.focus();
    asked = "";
  } catch {
    // nothing was counted, nothing is lost
  }
}

if (place) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (!dear) timer = setTimeout(suggest, 500);
  });
  place.addEventListener("click", (event) => {
    const button = event.target.closest("button[formaction]");
    if (!button) return;
    event.preventDefault();
    say(button);
  });
}
