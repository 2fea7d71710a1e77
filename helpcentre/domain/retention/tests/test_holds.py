"""A legal hold: on whom it lies, what it reaches, and when it ends."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.actions import join_business
from helpcentre.domain.retention import holds
from helpcentre.domain.retention.actions import HoldError, lift_hold, place_hold
from helpcentre.domain.retention.models import LegalHold

SYSTEM = Actor.system()


def hold(joseph, **on):
    return place_hold(actor=joseph.actor, by=joseph, reason="Letter from the court", **on)


def test_nobody_is_held_until_somebody_says_so(njeri):
    assert holds.held(njeri.pk) == []


def test_a_hold_on_a_person_keeps_them_and_their_tickets_and_nobody_else(joseph, njeri, baraka, ticket):
    made = hold(joseph, person=njeri)
    assert holds.held(njeri.pk) == [made] == holds.held_ticket(ticket.pk)
    assert holds.held(baraka.pk) == []
    assert [event.kind for event in log.of("hold", made.pk)] == ["hold.placed"]


def test_a_hold_on_a_ticket_keeps_who_asked(joseph, njeri, baraka, ticket):
    made = hold(joseph, ticket=ticket)
    assert holds.held(njeri.pk) == [made]
    assert holds.held(baraka.pk) == []


def test_a_hold_on_a_shop_keeps_its_people(joseph, njeri, baraka):
    shop = join_business(actor=SYSTEM, person=njeri, name="Duka la Njeri")
    made = hold(joseph, business=shop)
    assert holds.held(njeri.pk) == [made]
    assert holds.held(baraka.pk) == []
    assert holds.everything_held() == holds.Held(frozenset(), frozenset({shop.pk}), frozenset())


def test_a_hold_that_is_lifted_or_over_keeps_nothing(joseph, njeri):
    made = hold(joseph, person=njeri, until=clock.now() + timedelta(days=1))
    assert lift_hold(actor=joseph.actor, by=joseph, hold=made)
    assert not lift_hold(actor=joseph.actor, by=joseph, hold=made)
    assert holds.held(njeri.pk) == []
    second = hold(joseph, person=njeri)
    LegalHold.objects.filter(pk=second.pk).update(until=clock.now())
    assert holds.held(njeri.pk) == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"reason": " \0 "}, "reason"),
        ({"reason": "x" * 501}, "reason"),
        ({"person": None}, "target"),
        ({"until": clock.now() - timedelta(seconds=1)}, "until"),
    ],
)
def test_a_hold_says_why_on_what_and_until_when(joseph, njeri, facts, code):
    given = {"reason": "Letter from the court", "person": njeri} | facts
    with pytest.raises(HoldError) as refused:
        place_hold(actor=joseph.actor, by=joseph, **given)
    assert refused.value.code == code


def test_the_database_refuses_a_hold_on_two_things(njeri, ticket):
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalHold.objects.create(person=njeri, ticket=ticket, reason="both")


@pytest.mark.parametrize("rows", [holds.people_held, holds.tickets_held])
def test_asking_who_is_held_never_multiplies_people_by_their_tickets(rows):
    """A join of them has more rows than the whole database, and a job that asks so at a million tickets never ends."""
    assert " JOIN " not in str(rows().query)
