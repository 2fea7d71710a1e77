"""What only a browser can show of writing at the desk: suggestions, drafts, undo, many tickets at once, the palette."""

import pytest
from playwright.sync_api import expect

from helpcentre.domain.tickets.models import Message, Ticket, TicketTag

pytestmark = pytest.mark.browser


def test_a_colleague_is_named_by_keys_and_touch_and_escape_leaves_the_words(screen, served, opened, joseph, rehema):
    screen.goto(f"{served}/desk/tickets/{opened.ticket.reference}/")
    screen.keyboard.press("n")

    screen.keyboard.type("Ask @jos")
    screen.wait_for_selector("#mentions >> text=Joseph Okello")
    screen.keyboard.press("Enter")
    assert screen.input_value("#body") == "Ask @joseph.okello "
    screen.keyboard.type("and @")
    screen.click("#mentions >> text=Rehema")
    screen.keyboard.type("or @jo")
    screen.keyboard.press("Escape")
    assert screen.is_hidden("#mentions")
    screen.keyboard.type("y")
    assert screen.input_value("#body").endswith("or @joy")
    screen.check("#kind-reply", force=True)
    screen.fill("#body", "")
    screen.type("#body", "@jos")
    assert screen.is_hidden("#mentions")  # a customer is no colleague: nobody is named in a reply
    assert screen.complaints == []


def test_a_draft_is_still_there_after_the_page_was_loaded_again(screen, served, opened):
    address = f"{served}/desk/tickets/{opened.ticket.reference}/"
    screen.goto(address)
    screen.keyboard.press("r")
    screen.keyboard.type("Habari Njeri, nimeanza")
    screen.wait_for_selector("#composer .kept:not([hidden])")

    screen.goto(f"{served}/desk/")
    screen.goto(address)

    assert screen.input_value("#body") == "Habari Njeri, nimeanza"


def test_a_reply_is_taken_back_within_its_ten_seconds(screen, served, opened, settings):
    settings.UNDO_SECONDS = 10
    screen.goto(f"{served}/desk/tickets/{opened.ticket.reference}/")
    screen.keyboard.press("r")
    screen.keyboard.type("Nimekosea")
    screen.keyboard.press("Control+Enter")
    screen.wait_for_selector("#undo-send")

    screen.keyboard.press("Escape")
    screen.keyboard.press("z")

    expect(screen.locator("#body")).to_have_value("Nimekosea")
    assert not Message.objects.filter(body="Nimekosea").exists()


def test_rows_are_chosen_tagged_closed_and_given_back_by_keys(screen, served, opened):
    screen.goto(f"{served}/desk/?view=all-open")
    for key in ("j", "x", "l"):
        screen.keyboard.press(key)
    screen.keyboard.type("M-Pesa")
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".labels >> text=M-Pesa")
    for key in ("j", "x", "e"):
        screen.keyboard.press(key)
    screen.wait_for_selector("#undo")
    assert Ticket.objects.get().is_closed

    screen.keyboard.press("u")

    screen.wait_for_selector(f"#row-{opened.ticket.pk}")
    assert not Ticket.objects.get().is_closed
    assert TicketTag.objects.count() == 1
    assert screen.complaints == []


def test_the_palette_finds_a_ticket_and_does_what_the_screen_can_do(screen, served, opened):
    screen.goto(f"{served}/desk/")
    screen.keyboard.press("Control+k")
    screen.keyboard.type(opened.ticket.reference)
    screen.wait_for_selector(f"#palette-rest >> text={opened.ticket.subject}")
    screen.keyboard.press("Enter")
    screen.wait_for_selector("#composer")

    screen.keyboard.press("Control+k")
    screen.keyboard.type("note")
    screen.keyboard.press("Enter")

    expect(screen.locator("#kind-note")).to_be_checked()
    expect(screen.locator("#body")).to_be_focused()
