"""An author writes with the toolbar, sees the public page beside the text, publishes, and a shopkeeper reads it."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, SCREEN
from tests.server import PROJECT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(420)]

WIDE = {"width": 1440, "height": 900}
WRITTEN = (
    "Ask the customer for the old one.\n\n## Print it\n\n1. Open the sale\n2. Tap [[Print]]\n\n"
    "> **Warning.** Never give two receipts for one sale."
)


@pytest.fixture
def aisha(house, someone):
    command = ["staff", "add", "aisha@help.example", "--role", "author", "--name", "Aisha Hassan"]
    said = subprocess.run(
        [sys.executable, "-m", "helpcentre", *command],
        env=house.environment,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    link = re.search(r"/desk/link/[\w-]+/", said)
    assert link, said
    page = someone("en-KE", size=WIDE)
    page.goto(link.group())
    page.locator("main form button, form button.main").first.click()
    return page


def test_an_author_writes_previews_and_publishes_and_the_public_page_shows_it(aisha, someone):
    faults = []
    aisha.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    aisha.on("pageerror", lambda error: faults.append(str(error)))
    aisha.goto("/cms/")
    aisha.get_by_role("link", name="Write an article").click()
    aisha.select_option("[name=language]", "en")
    aisha.select_option("[name=topic]", label="Sales and receipts · English")
    aisha.fill("[name=title]", "Print a second receipt")
    write(aisha)
    assert aisha.locator("[name=body]").input_value() == WRITTEN

    beside = aisha.frame_locator("iframe.w-preview__iframe").last
    expect(beside.locator("h1")).to_have_text("Print a second receipt")
    expect(beside.locator("ol.steps kbd")).to_have_text("Print")
    expect(beside.locator(".tip")).to_contain_text("Never give two receipts")
    assert_unread(someone)

    aisha.locator("footer [data-w-dropdown-target=toggle]").click()
    aisha.get_by_role("button", name="Publish").click()
    expect(aisha.locator(".messages")).to_contain_text("Print a second receipt")
    assert faults == []

    njeri = someone("en-KE", scripts=False, size=PHONE)
    njeri.goto("/en/articles/print-a-second-receipt/")
    expect(njeri.locator("h1")).to_have_text("Print a second receipt")
    expect(njeri.locator("ol.steps > li")).to_have_count(2)
    njeri.goto("/en/search/?q=second+receipt")
    expect(njeri.locator("main")).to_contain_text("Print a second receipt")


def write(page):
    """As an author would: type, press the buttons, press Enter inside the list."""
    page.locator("[name=body]").click()
    page.keyboard.type("Ask the customer for the old one.\n\nPrint it")
    page.get_by_role("button", name="Section", exact=True).click()
    page.keyboard.press("End")
    page.keyboard.type("\n\n")
    page.get_by_role("button", name="Numbered steps").click()
    page.keyboard.type("Open the sale\nTap ")
    page.get_by_role("button", name="Key or button").click()
    page.keyboard.type("Print")
    page.keyboard.press("End")
    page.keyboard.type("\n\n")
    page.get_by_role("button", name="Warning").click()
    page.keyboard.type("Never give two receipts for one sale.")


def assert_unread(someone):
    stranger = someone("en-KE", size=SCREEN)
    assert stranger.goto("/en/articles/print-a-second-receipt/").status == 404


def test_undo_takes_back_what_a_button_did_and_the_picker_writes_a_slug(aisha):
    aisha.goto("/cms/snippets/knowledge/article/")
    aisha.get_by_role("link", name="M-Pesa payment not showing", exact=True).click()
    body = aisha.locator("[name=body]")
    before = body.input_value()
    body.click()
    aisha.keyboard.press("Control+End")
    aisha.get_by_role("button", name="Tip", exact=True).click()
    assert body.input_value() != before
    aisha.keyboard.press("Control+z")
    assert body.input_value() == before
    aisha.keyboard.press("Control+End")
    aisha.keyboard.press("Alt+a")
    aisha.get_by_placeholder("Words of the title").fill("credit sell")
    aisha.locator(".md-found button").filter(has_text="Sell on credit").click()
    assert body.input_value().removeprefix(before) == "[Sell on credit](sell-on-credit)"
