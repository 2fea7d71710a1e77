"""The demo sitting: the guide leads one question through the house, in the real pages."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from helpcentre.web.demo.steps import STEPS
from tests.browser.conftest import SCREEN
from tests.server import RunningServer, prepared

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    data = prepared(tmp_path_factory.mktemp("theatre") / "data")
    (data / "demo").touch()
    with RunningServer(data, arguments=("--demo",), environment={"HELPCENTRE_LIMITS": "off"}) as server:
        yield server
        server.stop()


def pick_a_reply(page: Any) -> None:
    page.locator("[data-picks]").click()


@pytest.fixture
def sitting(browser: Any, theatre: RunningServer) -> Iterator[Any]:
    context = browser.new_context(viewport=SCREEN, locale="en-KE", base_url=f"http://localhost:{theatre.port}")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def test_joseph_sits_down_at_the_desk_without_leaving_the_phone(sitting):
    sitting.goto("/demo/")
    phone, desk = sitting.frame_locator("iframe[name=phone]"), sitting.frame_locator("iframe[name=desk]")
    expect(desk.locator(".rail")).to_be_visible()
    sitting.get_by_role("link", name="Joseph Okello").click()
    expect(desk.locator("body")).to_contain_text("Joseph")
    phone.locator("header nav a[href*='/tickets/']").click()
    expect(phone.locator("main")).to_contain_text("Printa haichapishi risiti")


def test_the_sitting_plays_to_its_end_in_the_real_pages(sitting, theatre):
    faults: list[str] = []
    sitting.on("pageerror", lambda error: faults.append(str(error)))
    sitting.goto("/demo/")
    phone, desk = sitting.frame_locator("iframe[name=phone]"), sitting.frame_locator("iframe[name=desk]")
    expect(phone.locator("html")).to_have_attribute("lang", "sw")
    button = sitting.locator("[data-demo-next]")
    for now, after in itertools.pairwise(STEPS):
        expect(sitting.locator("body")).to_have_attribute("data-step", now.act)
        expect(sitting.locator("[data-demo-title]")).to_have_text(str(now.title))
        button.click()
        expect(sitting.locator("body")).to_have_attribute("data-step", after.act, timeout=15_000)
        if now.key in {"search", "understood"}:
            cost = re.search(r"(\d+) kB", sitting.locator("[data-demo-hint]").inner_text())
            assert cost, "the cost is shown"
            assert 1 <= int(cost.group(1)) <= 50, "and it is what a page may cost"
        if now.key == "understood":
            expect(phone.locator(".hits h3").first).to_contain_text("hayaonekani")
        if now.key == "beside":
            expect(desk.locator(".clock")).to_be_visible()
            expect(desk.locator(".shop h2")).to_contain_text("Mama Njeri Stores")
        if now.key == "macro":
            expect(desk.locator("#macro")).to_contain_text("M-Pesa")
            expect(desk.locator("#body")).to_have_value(re.compile("Habari Njeri, pole"))
            expect(phone.locator("body")).not_to_contain_text("Habari Njeri, pole")
        if now.key == "note":
            expect(desk.locator(".thread")).to_contain_text("Two sales of 1,450")
            expect(phone.locator("body")).not_to_contain_text("Two sales of 1,450")
        if now.key == "reply":
            expect(phone.locator(".talk")).to_contain_text("Habari Njeri")
            expect(desk.locator(".tags")).to_contain_text("M-Pesa")
        if now.key == "thank":
            expect(desk.locator(".thread")).to_contain_text("Asante sana Asha")
        if now.key == "copy":
            expect(phone.locator("a[download]")).to_be_visible()
        if now.key == "erase":
            expect(phone.locator("h1")).to_contain_text("Cheti")
            expect(desk.locator(".thread")).not_to_contain_text("Asante sana Asha")
        if now.key == "proof":
            expect(phone.locator("[data-proof]")).to_contain_text(re.compile(r"Baiti 0 kati ya [\d,]{9,}"))
        if now.key == "break":
            expect(desk.locator(".row.promise", has_text="P39")).to_contain_text("broken")
            expect(phone.locator("[id='change.posted'] .proof.broken")).to_be_visible()
        if now.key == "mend":
            expect(phone.locator("[id='change.posted'] .proof.kept")).to_be_visible()
            expect(desk.locator(".row.promise", has_text="P39")).to_contain_text("kept again since")
        if now.key == "second":
            expect(desk.locator("body")).to_contain_text("Misc. Civil Application 41")
            expect(desk.locator(".chip.wait", has_text="Waits for a second person")).to_be_visible()
            expect(desk.locator(".letter")).to_contain_text("An authority asked us by law")
        if now.key == "less":
            expect(desk.locator("code.mark")).to_have_text(re.compile("[0-9a-f]{64}"))
            expect(phone.locator("[id='share.authorities'] .proof")).not_to_contain_text("No authority has asked")
    assert faults == []


HANGING = """() => {
  const real = window.fetch;
  window.fetch = (address, options = {}) => {
    if (!options.signal) return real(address, options);
    window.asked = (window.asked || 0) + 1;
    const body = new ReadableStream({
      start: (here) => options.signal.addEventListener("abort", () => here.error(options.signal.reason)),
    });
    return Promise.resolve(new Response(body));
  };
}"""


@pytest.mark.parametrize(
    "open_it", [lambda page: page.keyboard.press("Control+k"), pick_a_reply], ids=["palette", "picker"]
)
def test_a_letter_that_overtakes_an_answer_half_come_is_no_fault(sitting, open_it):
    faults: list[str] = []
    sitting.on("pageerror", lambda error: faults.append(str(error)))
    sitting.goto("/demo/seat/desk/asha/")
    sitting.locator(".what a").first.click()
    expect(sitting.locator("#body")).to_be_visible()
    sitting.evaluate(HANGING)
    open_it(sitting)
    sitting.wait_for_function("window.asked === 1")
    sitting.keyboard.type("mpesa", delay=200)
    sitting.wait_for_function("window.asked >= 3")
    assert faults == []


def test_without_the_flag_there_is_no_demo(someone):
    assert someone("en-KE").goto("/demo/").status == 404
