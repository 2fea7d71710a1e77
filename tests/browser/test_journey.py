"""One question travels from a shopkeeper's phone to an agent and back: both languages, with and without JavaScript."""

import re
import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, SCREEN

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


@dataclass(frozen=True)
class Tongue:
    code: str
    locale: str
    query: str
    article: str


TONGUES = (
    Tongue("sw", "sw-KE", "pesa ya M-Pesa haionekani", "Malipo ya M-Pesa hayaonekani"),
    Tongue("en", "en-KE", "M-Pesa payment not showing", "M-Pesa payment not showing"),
)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("tongue", TONGUES, ids=["sw", "en"])
def test_one_question_travels_to_an_agent_and_back(tongue, scripts, someone, staff_link, mails):
    njeri_address = f"njeri-{tongue.code}-{scripts}@duka.example".lower()
    subject = f"M-Pesa {tongue.code} {'js' if scripts else 'plain'}"
    asha = someone("en-KE", size=SCREEN)
    asha.goto(staff_link(f"asha-{tongue.code}-{scripts}@help.example".lower(), "Asha Mwangi"))
    asha.locator("main form button, form button.main").first.click()
    asha.goto("/desk/?view=unassigned")

    phone = someone(tongue.locale, scripts=scripts)
    find_the_article(phone, tongue)
    reference, link = ask(phone, tongue, subject, njeri_address)

    # The agent sees it without reloading, takes it, writes a note and answers.
    row = asha.get_by_role("link", name=subject)
    expect(row).to_be_visible()
    row.click()
    asha.locator("#assign summary").click()
    asha.locator("#assign button[value=me]").click()
    expect(asha.locator("#assign .who")).to_have_text("You")
    write(asha, "note", "Between us: check the till.")
    write(asha, "reply", "Pesa imefika, angalia tena.")

    # The answer is on the phone, the note is not, and the mail says the same.
    if not scripts:
        phone.reload()
    expect(phone.get_by_text("Pesa imefika, angalia tena.")).to_be_visible()
    expect(phone.get_by_text("Between us")).to_have_count(0)
    wait_for(lambda: any("Pesa imefika" in text for text in mails(njeri_address)))
    assert not any("Between us" in text for text in mails(njeri_address))

    # She answers; the agent closes; she opens it again.
    phone.locator("textarea[name=message]").fill("Asante, sasa naiona.")
    phone.locator("form.reply button.main").click()
    expect(phone.locator(".msg", has_text="Asante, sasa naiona.")).to_be_visible()
    expect(asha.locator(".thread")).to_contain_text("Asante, sasa naiona.")
    asha.locator("#close-ticket").click()
    expect(asha.locator("#subject .chip.good")).to_be_visible()
    phone.goto(f"/{tongue.code}/tickets/{reference}/")
    phone.locator("form[action$='/reopen/'] button").click()
    expect(phone.locator("form[action$='/close/']")).to_be_visible()

    sign_in_and_find_it(someone(tongue.locale, scripts=scripts), tongue, njeri_address, reference, mails)
    strangers_find_nothing(someone(tongue.locale, scripts=scripts), tongue, reference)
    the_link_is_exchanged_and_can_be_cancelled(someone(tongue.locale, scripts=scripts), tongue, reference, link)


def test_files_dropped_and_pasted_into_the_composer_go_with_the_answer(someone, staff_link):
    tongue = TONGUES[0]
    reference, _link = ask(at_the_front(someone(tongue.locale)), tongue, "Risiti", "njeri-files@duka.example")
    asha = someone("en-KE", size=SCREEN)
    asha.goto(staff_link("asha-files@help.example", "Asha Mwangi"))
    asha.locator("main form button, form button.main").first.click()
    asha.goto(f"/desk/tickets/{reference}/")

    for kind in ("drop", "paste"):
        asha.evaluate(GIVE, {"kind": kind, "name": f"{kind}.txt", "text": "till 4"})
    expect(asha.locator("#composer .held .arrived")).to_have_count(2)
    write(asha, "reply", "Angalia faili hizi.")

    for name in ("drop.txt", "paste.txt"):
        expect(asha.locator(".post.ours").last).to_contain_text(name)
    expect(asha.locator("#composer .held > li")).to_have_count(0)


def test_a_file_goes_on_from_where_it_was_after_the_page_was_loaded_again(someone, tmp_path):
    phone = someone("sw-KE")
    large = tmp_path / "njeri-siri.log"
    large.write_text("till 4 says no\n" * 100_000)
    sent: list[str] = []
    phone.on("request", lambda each: sent.append(said(each)) if "/uploads/" in each.url else None)

    def cut_after_two(route):
        gone = sum(each.startswith("PATCH") for each in sent) > 2
        route.abort() if route.request.method == "PATCH" and gone else route.continue_()

    def choose():
        sent.clear()
        phone.goto("/sw/tickets/new/")
        phone.locator("#attach input[type=file]").first.set_input_files(large)

    phone.route("**/uploads/*", cut_after_two)
    choose()
    expect(phone.locator("#attach .held [data-said]")).not_to_be_empty()
    phone.unroute("**/uploads/*")

    choose()
    expect(phone.locator("#attach .held .arrived")).to_have_count(1)
    assert sent == ["HEAD", f"PATCH {2 * 512 * 1024}", "POST done/"]
    kept = phone.evaluate("Object.entries(localStorage).join()")
    assert kept.startswith("upload:")
    assert "siri" not in kept

    choose()  # all of it had come, and the form was not sent
    expect(phone.locator("#attach .held .arrived")).to_have_count(1)
    assert sent == ["HEAD", "POST done/"]


def said(request) -> str:
    """What a request does to an upload, and from which byte."""
    offset = request.headers.get("upload-offset", "")
    return f"{request.method} {'done/' if request.url.endswith('/done/') else offset}".strip()


def test_two_agents_see_each_other_come_begin_cease_and_go(someone, staff_link):
    reference, _link = ask(at_the_front(someone("sw-KE")), TONGUES[0], "Wawili", "njeri-two@duka.example")
    asha, joseph = (someone("en-KE", size=SCREEN), someone("en-KE", size=SCREEN))
    for screen, name in ((asha, "Asha Mwangi"), (joseph, "Joseph Okello")):
        screen.goto(staff_link(f"{name.split()[0].lower()}-two@help.example", name))
        screen.locator("main form button, form button.main").first.click()
        screen.goto(f"/desk/tickets/{reference}/")
        expect(screen.locator("html")).to_have_attribute("data-live", "yes")

    others, soon = asha.locator("#others"), 3000  # ms: it takes a tenth of a second, and took ten
    expect(others).to_contain_text("Joseph is looking at this too", timeout=soon)
    joseph.locator("#body").press_sequentially("Habari")
    expect(others).to_contain_text("Joseph is writing a reply", timeout=soon)
    expect(joseph.locator("#others")).to_contain_text("Asha is looking at this too")
    expect(others).to_contain_text("Joseph is looking at this too", timeout=8000 + soon)
    joseph.goto("/desk/")
    expect(others).to_be_empty(timeout=soon)


#: What a browser tells a page when somebody lets go of a file over the composer, or pastes one.
GIVE = """({kind, name, text}) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, {type: "text/plain"}));
  const facts = {bubbles: true, cancelable: true};
  const event = kind === "drop" ? new DragEvent("drop", {...facts, dataTransfer: files})
    : new ClipboardEvent("paste", {...facts, clipboardData: files});
  document.getElementById("body").dispatchEvent(event);
}"""


def at_the_front(phone: Page) -> Page:
    phone.goto("/sw/")
    return phone


def find_the_article(phone: Page, tongue: Tongue) -> None:
    phone.goto("/")
    expect(phone).to_have_url(re.compile(f"/{tongue.code}/$"))
    expect(phone.locator("html")).to_have_attribute("lang", tongue.code)
    phone.locator("main input[name=q]").fill(tongue.query)
    phone.locator("main form[role=search] button").click()
    phone.locator("main a[href*='/articles/']").first.click()
    expect(phone.locator("h1")).to_have_text(tongue.article)
    fits(phone)


def ask(phone: Page, tongue: Tongue, subject: str, address: str) -> tuple[str, str]:
    phone.locator("a[href*='/tickets/new/']").first.click()
    message = "Mteja amelipa 1,450 lakini haionekani."
    phone.locator("[name=subject]").fill(subject)
    phone.locator("textarea[name=message]").fill(message)
    phone.locator("[name=name]").fill("Njeri Kamau")
    phone.locator("[name=phone]").fill("0712 34")
    phone.locator("[name=email]").fill(address)
    phone.locator("[name=business]").fill("Mama Njeri Stores")
    send = phone.locator("main form[method=post] button.main")
    send.click()

    # One field is wrong: it says so beside itself, and nothing that was typed is lost.
    expect(phone.locator("[name=phone]")).to_have_attribute("aria-invalid", "true")
    expect(phone.locator(".wrong .err")).to_have_count(1)
    expect(phone.locator("textarea[name=message]")).to_have_value(message)
    expect(phone.locator("[name=subject]")).to_have_value(subject)
    fits(phone)
    phone.locator("[name=phone]").fill("0712 345 678")
    send.click()

    reference = phone.locator(".ref").inner_text().strip()
    assert re.fullmatch(r"DK-\d+", reference)
    link = phone.locator("#link").input_value()
    assert f"/{tongue.code}/t/" in link
    expect(phone.locator("a[href^='https://wa.me/']")).to_be_visible()
    fits(phone)
    phone.goto(f"/{tongue.code}/tickets/{reference}/")
    return reference, link


def write(asha: Page, kind: str, text: str) -> None:
    asha.locator(f"label:has(#kind-{kind})").click()
    asha.locator("#body").fill(text)
    asha.locator("#composer .send").click()
    expect(asha.locator(".thread")).to_contain_text(text)
    expect(asha.locator("#body")).to_have_value("")


def sign_in_and_find_it(phone: Page, tongue: Tongue, address: str, reference: str, mails) -> None:
    phone.goto(f"/accounts/login/?next=/{tongue.code}/tickets/")
    phone.locator("[name=email]").fill(address)
    before = len(mails(address))
    phone.locator("main form button.main").click()
    wait_for(lambda: len(mails(address)) > before)
    code = re.search(r"\b(\d{4}-\d{4})\b", mails(address)[-1])
    assert code, mails(address)[-1]
    phone.locator("[name=code]").fill(code.group(1))
    phone.locator("main form button.main").first.click()
    expect(phone).to_have_url(re.compile(f"/{tongue.code}/tickets/$"))
    phone.locator(f"a[href*='{reference}']").first.click()
    expect(phone.get_by_text("Asante, sasa naiona.")).to_be_visible()
    fits(phone)


def strangers_find_nothing(phone: Page, tongue: Tongue, reference: str) -> None:
    answer = phone.goto(f"/{tongue.code}/tickets/{reference}/")
    assert answer.status == 404
    assert "Asante" not in phone.content()


def the_link_is_exchanged_and_can_be_cancelled(phone: Page, tongue: Tongue, reference: str, link: str) -> None:
    phone.goto(link)
    expect(phone).to_have_url(re.compile(f"/{tongue.code}/tickets/{reference}/$"))
    phone.locator("details.keep summary").click()
    phone.locator("form[action$='/revoke/'] button").click()
    phone.wait_for_load_state()
    assert phone.goto(link).status in {404, 410}
    assert phone.goto(f"/{tongue.code}/tickets/{reference}/").status == 404


def fits(page: Page) -> None:
    """Nothing hangs over the edge of a 360-pixel screen."""
    if page.viewport_size == PHONE:
        box = page.locator("body").bounding_box()
        assert box and box["width"] <= PHONE["width"]


def wait_for(condition, seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come in time"
        time.sleep(0.1)
