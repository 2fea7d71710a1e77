// A PIN, a card number or a whole M-Pesa message: said while it is typed, <textarea data-sensitive="#place">. The place
// holds a line for each, <p data-sensitive-kind="pin" hidden>. The server looks again (domain/tickets/sensitive.py).
const CARD = /(^|[^\d+])(\d(?:[ -]?\d){12,18})(?!\d)/g;
const PIN =
  /\b(?:pin|nip|otp|cvv|password|nywila|neno\s+la\s+siri|namba(?:ri)?\s+ya\s+siri)\b(?:[^\w\n]{1,3}(?:code|yangu|yake|yako|my|is|ni|the|number|namba|ya|mpesa|m|pesa|sim|hii|it|was|ilikuwa)){0,4}[^\w\n]{1,4}\d{3,8}(?![\d/.,-]*\d)/i;
const CODE = /\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10,12}\b/;
const SAID = /\b(?:confirmed|imethibitishwa|umethibitishwa|imepokelewa|umepokea|umelipa|umetuma)\b/i;
const BALANCE = /\b(?:balance|salio)\b[^.\n\d]{0,40}\d/i;
const ISSUED = /^(?:4\d{12}(?:\d{3}){0,2}|5\d{15}|6\d{15,18}|2[2-7]\d{14}|3[47]\d{13})$/;

function isCard(written) {
  const number = written.replace(/\D/g, "");
  if (!ISSUED.test(number)) return false;
  const twice = (digit) => (digit > 4 ? 2 * digit - 9 : 2 * digit);
  const sum = [...number].reverse().reduce((all, sign, place) => all + (place % 2 ? twice(+sign) : +sign), 0);
  return sum % 10 === 0;
}

const holds = {
  pin: (text) => PIN.test(text),
  card: (text) => [...text.matchAll(CARD)].some((found) => isCard(found[2])),
  mpesa: (text) => CODE.test(text) && SAID.test(text) && BALANCE.test(text),
};

document.addEventListener("input", (event) => {
  const { target } = event;
  const place = target.dataset?.sensitive && document.querySelector(target.dataset.sensitive);
  if (!place) return;
  for (const line of place.querySelectorAll("[data-sensitive-kind]")) {
    line.hidden = !holds[line.dataset.sensitiveKind](target.value);
  }
});
