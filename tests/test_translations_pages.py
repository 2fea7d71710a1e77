"""No page of a filled house slips into the other language."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import helpcentre
from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import actions as knowledge
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets import links
from tests import cast
from tests.crawling import reader, slips

CONTENT = Path(helpcentre.__file__).parent.parent / "content"
SUBJECTS = ("Pesa ya M-Pesa haionekani", "The printer does not print")

pytestmark = pytest.mark.django_db
in_both = pytest.mark.parametrize("language", ["sw", "en"])


@dataclass
class House:
    """Who reads which language, and her request."""

    customers: dict[str, Person]
    colleagues: dict[str, Person]
    opened: Any


@pytest.fixture(scope="module")
def house(lasting: None) -> House:
    """Articles in both languages, a conversation in each, and everybody who reads it."""
    njeri, baraka, asha, rehema = cast.njeri(), cast.baraka(), cast.asha(), cast.rehema()
    knowledge.import_folder(actor=Actor.system(), folder=CONTENT)
    opened = cast.ask(njeri)
    tickets.assign(actor=asha.actor, ticket=opened.ticket, assignee=rehema)
    tickets.add_note(actor=asha.actor, ticket=opened.ticket, author=asha, body="Nimempigia mteja, hajapokea.")
    said = "Habari. Tumeyaona malipo yako."
    tickets.send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body=said)
    english = tickets.open_ticket(
        actor=baraka.actor,
        requester=baraka,
        subject=SUBJECTS[1],
        body="It shows a red light.",
        channel="web",
        language="en",
    )
    tickets.close(actor=asha.actor, ticket=english.ticket)
    return House({"sw": njeri, "en": baraka}, {"sw": rehema, "en": asha}, opened)


@in_both
def test_no_public_page_slips_into_the_other_language(language: str, house: House) -> None:
    assert slips(reader(language), language, f"/{language}/", at_least=20, names=SUBJECTS) == {}


@in_both
def test_no_page_of_the_signed_in_customer_slips(language: str, house: House) -> None:
    client = reader(language)
    client.force_login(house.customers[language])
    home = f"/{language}/"
    assert slips(client, language, f"{home}tickets/", home, at_least=5, names=SUBJECTS) == {}


@in_both
def test_no_page_of_the_phone_with_a_private_link_slips(language: str, house: House) -> None:
    client = reader(language)
    start = f"/{language}/t/{links.token(house.opened.link)}/"
    assert slips(client, language, start, f"/{language}/tickets/", at_least=1, names=SUBJECTS) == {}


@in_both
def test_no_page_of_the_desk_slips(language: str, house: House) -> None:
    client = reader("en" if language == "sw" else "sw")  # the person's language counts, not the browser's
    client.force_login(house.colleagues[language])
    assert slips(client, language, "/desk/", at_least=8, names=SUBJECTS) == {}
