// A court asks: one writes it down, another decides. Forms and pages of the register, and what the policy says of it.
import { again, go, language, on, press, show, type, wait } from "./demo-page.js";

const REGISTER = "/desk/privacy/disclosures/";

// The scan of an order, drawn: the register keeps the bytes as they came and offers them for saving.
function order(lines) {
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [620, 480];
  const pen = sheet.getContext("2d");
  pen.fillStyle = "#fdfbf5";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.fillStyle = "#222";
  pen.font = "22px serif";
  lines.forEach((line, i) => pen.fillText(line, 48, 80 + i * 44));
  return new Promise((done) => sheet.toBlob(done, "image/png"));
}

const FACTS = {
  authority: "Chief Magistrate’s Court, Kisumu",
  officer: "The registrar",
  country: "Kenya",
  arrival: "letter",
  basis: "court_order",
  citation: "Misc. Civil Application 41 of 2026, order 3",
  targets: "peter@duka.example",
};
const ASKED = ["user.name", "user.contact.email", "user.contact.phone_number", "user.content.private", "user.device", "user.financial"];
const TOO_MUCH = ["user.contact.phone_number", "user.device", "user.financial"];

async function putPaper(frame, field) {
  const { DataTransfer, File } = frame.contentWindow;
  const paper = await order(["IN THE CHIEF MAGISTRATE’S COURT AT KISUMU", FACTS.citation, "", "3. DukaSystem shall produce what Peter Otieno", "    wrote to it about his printer.", "", "The registrar"]);
  const files = new DataTransfer();
  files.items.add(new File([paper], "order-41-2026.png", { type: "image/png" }));
  field.files = files.files;
}

export const authority = {
  async authority({ phone, desk }, story) {
    await show(phone, "share.authorities");
    await go(desk, `/demo/seat/desk/zawadi/?to=${REGISTER}new/`);
    const { form } = await on(desk, "input[name=authority]");
    for (const [name, value] of Object.entries(FACTS)) type(form.elements[name], value);
    for (const box of form.elements.categories) box.checked = ASKED.includes(box.value);
    await putPaper(desk, form.elements.paper);
    await press(desk, "form[enctype] .btn.main");
    story.case = desk.contentWindow.location.pathname;
  },
  async second({ desk }, story) {
    await go(desk, "/demo/seat/desk/rehema/?to=/desk/you/");
    const mine = `button[name=language][value=${language()}]`;
    if ((await on(desk, mine)).getAttribute("aria-pressed") === "false") await press(desk, mine);
    await go(desk, story.case);
    const parts = [".paper header", ".places", "[action$='/review/']", ".reading"];
    for (const part of parts) {
      const found = await on(desk, part);
      if (part === ".reading") found.open = true;
      found.scrollIntoView({ block: "center", behavior: "smooth" });
      await wait(1400);
    }
  },
  async less({ phone, desk }, story) {
    const form = await on(desk, "form[action$='/review/']");
    for (const box of form.elements.categories) if (TOO_MUCH.includes(box.value)) box.checked = false;
    form.scrollIntoView({ block: "center" });
    await wait(900);
    await press(desk, "form[action$='/review/'] .btn.main");
    (await again(desk, story.case, "code.mark")).scrollIntoView({ block: "center" });
    const { value } = await on(desk, "[name=csrfmiddlewaretoken]");
    await fetch("/demo/promise/", { method: "POST", body: new URLSearchParams({ act: "look", csrfmiddlewaretoken: value }) });
    await show(phone, "share.authorities");
  },
};
