import re
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from helpcentre.domain.people.models import Person, Restriction
from helpcentre.domain.privacy.export.actions import make_export
from helpcentre.domain.privacy.models import Kind, PersonExport, Proof, RightsRequest, State
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.domain.tickets import links

pytestmark = pytest.mark.django_db
PAGE = "/sw/privacy/my-data/"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Any) -> None:
    from helpcentre.base.core.data_directory import DataDirectory

    settings.DATA = DataDirectory(tmp_path / "data")


@pytest.fixture
def her_phone(client: Client, opened: Any) -> Client:
    """Njeri's phone, on which her private link was opened; she is not signed in."""
    client.get(f"/sw/t/{links.token(opened.link)}/")
    if not client.cookies:
        client.post(f"/sw/t/{links.token(opened.link)}/", HTTP_SEC_FETCH_SITE="same-origin")
    assert "ticket_links" in client.cookies
    return client


@pytest.fixture
def her(client: Client, mama_njeri: Any, ticket: Any) -> Client:
    client.force_login(mama_njeri)
    return client


def code_sent() -> str:
    from helpcentre.base.outbound.models import OutboundMail

    found = re.search(r"\b\d{6}\b", OutboundMail.objects.filter(kind="rights_code").latest("id").text)
    assert found
    return found[0]


def test_a_stranger_meets_the_door_and_learns_nothing(client: Client, mama_njeri: Any) -> None:
    assert client.get(PAGE)["Location"] == f"{PAGE}door/"
    for path in ("copy/", "requests/", "correction/", "leave/"):
        answer = client.post(PAGE + path) if path != "copy/" else client.get(PAGE + path)
        assert answer["Location"] == f"{PAGE}door/"
    refused = client.post(f"{PAGE}code/", {"person": mama_njeri.pk})
    assert refused["Location"] == f"{PAGE}door/"  # whose link is not on this phone gets no code sent
    assert not RightsRequest.objects.exists()


def test_a_private_link_alone_shows_no_data_and_no_address(her_phone: Client, mama_njeri: Any) -> None:
    page = her_phone.get(f"{PAGE}door/").content.decode()

    assert mama_njeri.email not in page
    assert "n…@stores.example" in page
    assert her_phone.get(PAGE).status_code == 302


def test_the_code_from_her_mail_opens_the_page_for_this_phone(her_phone: Client, mama_njeri: Any) -> None:
    her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk})

    assert her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk, "code": "x\0²"}).status_code == 422
    opened = her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk, "code": f" {code_sent()} "})

    assert opened["Location"] == PAGE
    assert her_phone.cookies["my_data"]["httponly"]
    assert her_phone.get(PAGE).status_code == 200
    her_phone.post(f"{PAGE}leave/")
    assert her_phone.get(PAGE).status_code == 302


def test_guessing_ends_after_five_tries_even_with_the_right_code(her_phone: Client, mama_njeri: Any) -> None:
    her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk})
    right = code_sent()
    for guess in range(5):
        her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk, "code": f"{(int(right) + guess + 1) % 1_000_000:06}"})

    assert her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk, "code": right}).status_code == 422


def test_codes_are_not_sent_without_end(her_phone: Client, mama_njeri: Any, settings: Any) -> None:
    settings.LIMITS_ON = True
    answers = [her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk}).status_code for _ in range(7)]

    assert answers[:5] == [200] * 5 and answers[-1] == 422


@pytest.mark.parametrize(
    "forged",
    ["", "x", "[1]", signing.dumps([1, "sign_in"]), signing.dumps([1], salt="s")],
    ids=["empty", "letter", "list", "our key", "our key, another use"],  # a signature holds the time
)
def test_a_forged_cookie_opens_nothing(forged: str, client: Client, mama_njeri: Any) -> None:
    client.cookies["my_data"] = forged

    assert client.get(PAGE)["Location"] == f"{PAGE}door/"


def test_she_sees_what_we_hold_with_real_counts(her: Client, mama_njeri: Any) -> None:
    page = her.get("/en/privacy/my-data/").content.decode()

    assert "Make my copy" in page
    assert re.search(r"What you ask us.*?\d+ records", page, re.S)


def test_her_copy_is_made_and_fetched_and_another_gets_their_own_or_none(
    her: Client, mama_njeri: Any, baraka_the_stranger: Any
) -> None:
    her.post(f"{PAGE}requests/", {"kind": "access"})
    her.post(f"{PAGE}requests/", {"kind": "access"})
    make_export(export=PersonExport.objects.get())

    answer = her.get(f"{PAGE}copy/")

    assert answer["Content-Disposition"].startswith('attachment; filename="my-data-')
    assert "X-Front-File" in answer
    assert RightsRequest.objects.get().state == State.DONE
    stranger = Client()
    stranger.force_login(baraka_the_stranger)
    assert stranger.get(f"{PAGE}copy/")["Location"] == PAGE


def test_she_puts_her_name_right_at_once(her: Client, mama_njeri: Any) -> None:
    her.post(f"{PAGE}correction/", {"name": "Njeri Wanjiru", "language": "en"})

    mama_njeri.refresh_from_db()
    assert (mama_njeri.name, mama_njeri.language) == ("Njeri Wanjiru", "en")
    for bad in ("", "x\0y", "n" * 10_000):
        assert her.post(f"{PAGE}correction/", {"name": bad, "language": "en"}).status_code == 422
    mama_njeri.refresh_from_db()
    assert mama_njeri.name == "Njeri Wanjiru"


def test_pausing_is_at_once_and_can_be_lifted(her: Client, mama_njeri: Any) -> None:
    her.post(f"{PAGE}requests/", {"kind": "restrict"})
    assert Restriction.objects.get().lifted_at is None
    assert RightsRequest.objects.get().state == State.DONE

    her.post(f"{PAGE}restriction/lift/")
    assert Restriction.objects.get().lifted_at is not None


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"kind": "object", "words": "Sitaki"}, 302),
        ({"kind": "delete"}, 302),
        ({"kind": "correct", "words": ""}, 422),
        ({"kind": "object", "words": "a\0b"}, 422),
        ({"kind": "object", "words": "x" * 10_000}, 422),
        ({"kind": "everything"}, 422),
        ({}, 422),
    ],
)
def test_what_a_person_must_look_at_becomes_a_request_with_a_clock(sent: Any, status: int, her: Client) -> None:
    assert her.post(f"{PAGE}requests/", sent).status_code == status
    assert RightsRequest.objects.filter(closed_at=None, proof=Proof.SIGN_IN).count() == (status == 302)


def test_a_foreign_request_cannot_be_taken_back(her: Client, baraka_the_stranger: Any, mama_njeri: Any) -> None:
    facts = {"kind": Kind.DELETE, "source": "page", "actor": mama_njeri.actor}
    his = open_request(person=baraka_the_stranger, **facts)
    hers = open_request(person=mama_njeri, **facts)

    for reference in (his.reference, hers.reference, hers.reference, "PR-\0"):
        her.post(f"{PAGE}requests/withdrawal/", {"request": reference})

    his.refresh_from_db()
    hers.refresh_from_db()
    assert (his.state, hers.state) == (State.OPEN, State.TAKEN_BACK)


def test_an_erased_person_is_not_let_in_by_an_old_cookie(her_phone: Client, mama_njeri: Any) -> None:
    from helpcentre.base.core import clock

    her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk})
    her_phone.post(f"{PAGE}code/", {"person": mama_njeri.pk, "code": code_sent()})
    Person.objects.update(erased_at=clock.now())

    assert her_phone.get(PAGE).status_code == 302


def test_the_page_asks_the_database_as_often_for_much_as_for_little(her: Client, mama_njeri: Any, ticket: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from helpcentre.domain.tickets.models import Message

    her.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        her.get(PAGE)
    Message.objects.bulk_create(Message(ticket=ticket, author=mama_njeri, side="customer", body="x") for _ in range(30))
    with CaptureQueriesContext(connection) as many:
        her.get(PAGE)
    assert len(many) <= len(few) + 1  # every page asks anew for incidents when a second has passed


def test_its_addresses_are_those_of_both_languages() -> None:
    assert reverse("portal:my_data") in ("/en/privacy/my-data/", "/sw/privacy/my-data/")


def test_what_was_objected_to_stands_there_and_can_be_allowed_again(her: Client, mama_njeri: Any) -> None:
    from helpcentre.base.inventory.taxonomy import Use
    from helpcentre.domain.people.actions import object_to
    from helpcentre.domain.people.objections import objects

    object_to(actor=mama_njeri.actor, person=mama_njeri, use=Use.SUPPORT)
    assert "we no longer note: the articles you opened" in her.get("/en/privacy/my-data/").content.decode()
    her.post("/en/privacy/my-data/objection/end/")
    assert not objects(mama_njeri.pk, Use.SUPPORT)
