// Reads a mobile-money message: code, amount, currency, moment, and the end of a number. Names are never looked for.
// Safaricom (Kenya) and Vodacom (Tanzania) M-Pesa in English and Kiswahili; Airtel Money and Tigo Pesa where they
// number their payments after a label. What is not certain is left empty.
const LABELLED =
  /(?:\b(?:TID|Txn ?ID|Trans(?:action)?\.? ?ID|Ref(?:erence)?(?: No)?|Kumbukumbu(?: na(?:mba)?| No)?|Muamala(?: na(?:mba)?| No)?))[ .:#-]*([A-Z0-9][A-Z0-9.]{6,23}[A-Z0-9])/i;
const CODE = /\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10,12}\b/;
const MONEY = /\b(Kshs?|KES|Tshs?|TZS|Sh)[ .]*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?|(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})? ?(KES|TZS)\b/gi;
const NOT_PAID = /\b(balance|salio|cost|gharama|makato|ada|fee|limit|kikomo)\b[^.]{0,24}$/i;
const NUMBER = /(?:\+?25\d|\b0)[1267]\d{8}\b/g;
const COVERED = /(?:\+?25\d|\b0)\d{1,3}[*xX]{2,}(\d{2,3})\b/;
const DAY = /\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2}))\b/;
const TIME = /\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([AP])?\.?M?\b/i;

const two = (number) => String(number).padStart(2, "0");

function codeOf(text) {
  const labelled = LABELLED.exec(text);
  const plain = CODE.exec(text);
  // A code opens an M-Pesa message; elsewhere only the label says which of the figures is one.
  if (plain && (!labelled || plain.index < 3)) return plain[0];
  return labelled && /\d/.test(labelled[1]) && !isNumber(labelled[1]) ? labelled[1].toUpperCase() : "";
}

const isNumber = (text) => new RegExp(`^${NUMBER.source}$`).test(text);

function moneyOf(text) {
  for (const found of text.matchAll(MONEY)) {
    if (NOT_PAID.test(text.slice(0, found.index))) continue;
    const sign = (found[1] || found[6]).toUpperCase();
    const amount = (found[2] || found[4]).replace(/,/g, "") + (found[3] || found[5] || "").replace(/\.0+$/, "");
    const currency = { K: "KES", T: "TZS" }[sign[0]] || "";
    return { amount, currency };
  }
  return { amount: "", currency: "" };
}

function momentOf(text) {
  const day = DAY.exec(text);
  if (!day) return "";
  const year = day[1] || (day[6].length === 2 ? `20${day[6]}` : day[6]);
  const [month, date] = day[1] ? [day[2], day[3]] : [day[5], day[4]];
  if (month < 1 || month > 12 || date < 1 || date > 31) return "";
  const time = TIME.exec(text.slice(day.index + day[0].length)) || TIME.exec(text);
  if (!time) return "";
  const half = (time[3] || "").toUpperCase();
  const hour = half ? (time[1] % 12) + (half === "P" ? 12 : 0) : Number(time[1]);
  if (hour > 23 || time[2] > 59) return "";
  return `${year}-${two(month)}-${two(date)}T${two(hour)}:${time[2]}`;
}

function phoneOf(text) {
  const whole = text.match(NUMBER);
  const covered = COVERED.exec(text);
  if (whole) return `*** ${whole[0].slice(-3)}`;
  return covered ? `*** ${covered[1]}` : "";
}

// { code, amount, currency, at, phone }, each "" where the message does not say it. `phone` shows three digits.
export function read(message) {
  const text = message.replace(/\s+/g, " ").trim();
  const code = codeOf(text);
  const rest = code ? text.replace(code, " ") : text;
  return { code, ...moneyOf(rest), at: momentOf(rest), phone: phoneOf(rest) };
}
