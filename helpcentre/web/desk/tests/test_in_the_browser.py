"""The desk as an agent uses it: keys only, in Debian's Chromium. The stream itself is tested with the front."""

import pytest

from helpcentre.domain.tickets import actions

pytestmark = pytest.mark.browser


def test_a_ticket_is_chosen_taken_answered_and_closed_without_the_mouse(screen, served, opened, asha):
    screen.goto(f"{served}/desk/")

    screen.keyboard.press("j")
    screen.keyboard.press("Enter")
    screen.wait_for_selector("#composer")
    screen.keyboard.press("a")
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".deed >> text=Asha Mwangi took it")
    screen.keyboard.press("r")
    screen.keyboard.type("Habari Njeri, tumeiona.")
    screen.keyboard.press("Control+Enter")
    screen.wait_for_selector(".post.ours >> text=tumeiona")
    screen.keyboard.press("e")
    screen.wait_for_selector(".deed >> text=Asha Mwangi closed it")

    opened.ticket.refresh_from_db()
    assert (opened.ticket.assignee, opened.ticket.status) == (asha, "closed")
    assert screen.input_value("#body") == ""
    assert screen.complaints == []


def test_what_the_customer_writes_meanwhile_is_shown_and_the_words_being_typed_stay(screen, served, opened, mama_njeri):
    screen.goto(f"{served}/desk/tickets/{opened.ticket.reference}/")
    screen.keyboard.press("r")
    screen.keyboard.type("Habari")

    actions.add_customer_reply(actor=mama_njeri.actor, ticket=opened.ticket, author=mama_njeri, body="Imeonekana.")
    screen.evaluate("document.getElementById('live').dispatchEvent(new CustomEvent('desk:changed'))")

    screen.wait_for_selector(".post >> text=Imeonekana.")
    assert screen.is_visible("#heard")
    assert screen.input_value("#body") == "Habari"


def test_a_changed_list_keeps_the_chosen_row(screen, served, opened, mama_njeri):
    screen.goto(f"{served}/desk/")
    screen.keyboard.press("j")
    other = actions.open_ticket(
        actor=mama_njeri.actor, requester=mama_njeri, subject="Lingine", body="Habari", channel="web", language="sw"
    )

    screen.evaluate("document.getElementById('live').dispatchEvent(new CustomEvent('desk:changed'))")

    screen.wait_for_selector(f"#row-{other.ticket.pk}")
    assert screen.locator(".row.here").get_attribute("id") == f"row-{opened.ticket.pk}"


def test_no_page_is_wider_than_the_screen(screen, served, opened):
    addresses = ["", f"tickets/{opened.ticket.reference}/", "tickets/new/", "you/", "notifications/", "promises/"]
    for width in (360, 800, 1280):
        screen.set_viewport_size({"width": width, "height": 640})
        for address in addresses:
            assert screen.goto(f"{served}/desk/{address}").status == 200
            assert screen.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
