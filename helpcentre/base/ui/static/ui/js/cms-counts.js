// How long it is: words and minutes of the text, letters left in title and summary.
const said = (one, many, n) => (n === 1 ? one : many.replace("{n}", n.toLocaleString()));

export function counts(box, foot, pace) {
  const [words, checks] = [foot.querySelector("[data-count]"), foot.querySelector("[data-checks]")];
  const count = () => {
    const n = (box.value.match(/\S+/g) || []).length;
    const minutes = Math.max(1, Math.round(n / pace));
    const { one, many, minute, minutes: several } = words.dataset;
    words.textContent = `${said(one, many, n)} · ${said(minute, several, minutes)}`;
    const marks = (box.value.match(/\[check with product:/gi) || []).length;
    checks.textContent = marks ? said(checks.dataset.one, checks.dataset.many, marks) : "";
  };
  box.addEventListener("input", count);
  count();
}

export function letters(field) {
  const most = Number(field.maxLength);
  if (!(most > 0)) return;
  const counter = document.createElement("span");
  counter.className = "md-counter";
  counter.setAttribute("aria-hidden", "true"); // the browser itself refuses more; a number read out at every key annoys
  const count = () => {
    counter.textContent = `${field.value.length} / ${most}`;
    counter.classList.toggle("near", field.value.length > most * 0.9);
  };
  field.addEventListener("input", count);
  field.after(counter);
  count();
}
