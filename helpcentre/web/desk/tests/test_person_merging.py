"""The desk's screens for two records of one person: who could be one, both side by side, the act, and afterwards."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import actions as people
from helpcentre.domain.people.likeness import Like, alike
from helpcentre.domain.people.models import AlsoKnownAs, Membership, Person, PersonMerge
from helpcentre.domain.people.selectors import person_behind
from helpcentre.domain.privacy.models import Kind, Source
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.domain.tickets import actions as tickets

SYSTEM = Actor.system()
SURE = {"why": "two_ways", "proof": "spoke", "sure": "on"}


@pytest.fixture
def on_the_phone(mama_njeri: Any) -> Person:
    """Njeri once more, as she is known from a call from the same number."""
    Person.objects.filter(pk=mama_njeri.pk).update(phone="+254712345678")
    mama_njeri.refresh_from_db()
    return people.find_or_create_person(actor=SYSTEM, name="Njeri wa duka", phone="+254712345678", language="sw")


def address(one: Person, other: Person) -> str:
    return reverse("desk:person_merge", args=[one.pk, other.pk])


def test_who_is_alike_is_found_and_who_is_not_is_not(
    mama_njeri: Any, on_the_phone: Person, asha: Any, baraka_the_stranger: Any
) -> None:
    def known(name: str, email: str) -> Person:
        return people.find_or_create_person(actor=SYSTEM, name=name, email=email, language="sw")

    tagged = known("N. Kamau", "njeri+shop@stores.example")
    longer = known("N. Kamau", "njerida@stores.example")
    shop = people.join_business(actor=SYSTEM, person=mama_njeri, name="Duka la Njeri")
    namesake = known("njeri KAMAU", "nk@duka.example")
    Membership.objects.create(person=namesake, business=shop)
    elsewhere = known("Njeri Kamau", "other@duka.example")
    found = {each.person: each.why for each in alike(mama_njeri)}
    assert found == {on_the_phone: Like.PHONE, tagged: Like.MAILBOX, namesake: Like.NAME}
    assert longer not in found
    assert elsewhere not in found, "a name alone is many people's"
    people.restrict_person(actor=SYSTEM, person=on_the_phone)
    assert on_the_phone not in {each.person for each in alike(mama_njeri)}


def test_an_agent_sees_who_could_be_one_and_a_lead_merges(
    sign_in: Any, asha: Any, joseph: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    page = sign_in(asha).get(reverse("desk:person", args=[mama_njeri.pk])).content.decode()
    assert "Could be the same person" in page
    assert "Njeri wa duka" in page
    assert address(mama_njeri, on_the_phone) not in page
    assert sign_in(asha).get(address(mama_njeri, on_the_phone)).status_code == 404
    page = sign_in(joseph).get(reverse("desk:person", args=[mama_njeri.pk])).content.decode()
    assert address(mama_njeri, on_the_phone) in page


def test_both_are_shown_warned_of_and_logged_as_looked_at(
    sign_in: Any, joseph: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    tickets.open_ticket(
        actor=on_the_phone.actor, requester=on_the_phone, subject="Stoo", body="?", channel="phone", language="sw"
    )
    page = sign_in(joseph).get(address(mama_njeri, on_the_phone)).content.decode()
    for said in ("this cannot be undone", "Njeri wa duka", "Njeri Kamau", "Stoo", "njeri@stores.example"):
        assert said in page
    for person in (mama_njeri, on_the_phone):
        assert log.of("person", person.pk)[-1].data == {"screen": "merge"}
    assert not PersonMerge.objects.exists()


def test_a_lead_says_why_and_how_and_then_they_are_one(
    sign_in: Any, joseph: Any, fatuma: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    opened = tickets.open_ticket(
        actor=on_the_phone.actor, requester=on_the_phone, subject="Stoo", body="?", channel="phone", language="sw"
    )
    seat = sign_in(joseph)
    for missing in SURE:
        answer = seat.post(address(mama_njeri, on_the_phone), {k: v for k, v in SURE.items() if k != missing})
        assert answer.status_code == 422
    assert not PersonMerge.objects.exists()
    chosen = SURE | {"name": str(on_the_phone.pk)}
    answer = seat.post(address(mama_njeri, on_the_phone), chosen, follow=True)
    page = answer.content.decode()
    assert "The two records are one now." in page
    assert "Joseph Okello merged another record into this one" in page
    assert "Also known as" in page
    made = PersonMerge.objects.get()
    assert (made.by, made.kept.name) == (joseph, "Njeri wa duka")
    assert seat.post(address(mama_njeri, on_the_phone), chosen).status_code == 404, "twice is once"
    assert seat.get(reverse("desk:person", args=[on_the_phone.pk])).url == reverse("desk:person", args=[mama_njeri.pk])
    ticket = seat.get(reverse("desk:ticket", args=[opened.ticket.reference])).content.decode()
    assert "Joseph Okello merged two records of one person: both are Njeri wa duka" in ticket
    assert (
        "Joseph Okello: they wrote or called in two ways"
        in sign_in(fatuma).get(reverse("desk:merges")).content.decode()
    )


def test_whoever_was_signed_in_as_the_merged_one_is_nobody_here_until_they_sign_in_again(
    sign_in: Any, joseph: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    seat = sign_in(on_the_phone)
    assert seat.get("/sw/tickets/").wsgi_request.user == on_the_phone
    sign_in(joseph).post(address(mama_njeri, on_the_phone), SURE)
    assert not seat.get("/sw/tickets/").wsgi_request.user.is_authenticated


def test_an_old_number_that_is_not_theirs_any_more_is_forgotten(
    sign_in: Any, joseph: Any, asha: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    seat = sign_in(joseph)
    seat.post(address(mama_njeri, on_the_phone), SURE)
    known = AlsoKnownAs.objects.get()
    where = reverse("desk:person_also", args=[mama_njeri.pk, known.pk])
    assert where in seat.get(reverse("desk:person", args=[mama_njeri.pk])).content.decode()
    assert seat.get(where).status_code == 405
    assert sign_in(asha).post(where).status_code == 404
    seat.post(reverse("desk:person_also", args=[joseph.pk, known.pk]))
    assert AlsoKnownAs.objects.exists(), "of another person it is left alone"
    for _twice in range(2):
        assert seat.post(where).url == reverse("desk:person", args=[mama_njeri.pk])
    assert not AlsoKnownAs.objects.exists()
    assert person_behind(None, "+254712345678") is None


def test_what_stands_against_it_is_said_and_nothing_is_done(
    sign_in: Any, joseph: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    open_request(actor=SYSTEM, person=on_the_phone, kind=Kind.ACCESS, source=Source.PAGE)
    seat = sign_in(joseph)
    for answer in (seat.get(address(mama_njeri, on_the_phone)), seat.post(address(mama_njeri, on_the_phone), SURE)):
        assert answer.status_code == 422
        assert "not proved yet who asks" in answer.content.decode()
        assert 'name="sure"' not in answer.content.decode()
    assert not PersonMerge.objects.exists()


def test_whoever_may_not_see_what_is_paused_sees_nothing_of_it_here(
    sign_in: Any, joseph: Any, fatuma: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    people.restrict_person(actor=SYSTEM, person=on_the_phone)
    page = sign_in(joseph).get(address(mama_njeri, on_the_phone)).content.decode()
    assert "must settle something" in page
    assert "Njeri wa duka" not in page
    assert "Njeri wa duka" in sign_in(fatuma).get(address(mama_njeri, on_the_phone)).content.decode()


def test_the_other_record_is_found_by_what_is_typed_and_no_address_holds_a_name(
    sign_in: Any, joseph: Any, mama_njeri: Any, baraka_the_stranger: Any
) -> None:
    where = reverse("desk:person_other", args=[mama_njeri.pk])
    page = sign_in(joseph).post(where, {"ref": "baraka@chemist.example"}).content.decode()
    assert address(mama_njeri, baraka_the_stranger) in page
    for typed in ("", "nobody@x.example", "njeri@stores.example", "\0" * 5, "x" * 10_000, "\u202e\U0001f600"):
        assert sign_in(joseph).post(where, {"ref": typed}).status_code == 422


def test_a_page_of_a_person_costs_the_same_however_much_was_merged(
    sign_in: Any, joseph: Any, mama_njeri: Any, on_the_phone: Person, django_assert_num_queries: Any
) -> None:
    seat, where = sign_in(joseph), reverse("desk:person", args=[mama_njeri.pk])
    seat.get(where)
    with CaptureQueriesContext(connection) as spent:
        seat.get(where)
    before = len(spent)
    for number in range(3):
        other = people.find_or_create_person(actor=SYSTEM, name=f"Njeri {number}", email=f"n{number}@x.example")
        seat.post(address(mama_njeri, other), SURE)
    seat.get(where)
    with django_assert_num_queries(before):
        seat.get(where)
