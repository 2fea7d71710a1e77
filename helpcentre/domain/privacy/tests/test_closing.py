"""Whoever left or gave no sign for long is not named any more; what must stay, stays."""

from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.people.actions import find_or_create_person
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.closing import directory, inactivity
from helpcentre.domain.privacy.closing.actions import follow_directory, forget_inactive, notify_silent, set_inactivity
from helpcentre.domain.privacy.erasing import running
from helpcentre.domain.privacy.models import Cause, Erasure, Kind, Proof, RightsRequest, Source
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.domain.retention.actions import PeriodError, place_hold
from helpcentre.domain.tickets.models import Ticket

SYSTEM = Actor.system()
pytestmark = pytest.mark.django_db


def person(name, *, years):
    made = find_or_create_person(actor=SYSTEM, name=name, email=f"{name.lower()}@duka.example", language="sw")
    Person.objects.filter(pk=made.pk).update(created_at=clock.now() - timedelta(days=365 * years))
    return made


def told(*, days):
    """Whoever must be told is, and that was so long ago."""
    notify_silent()
    OutboundMail.objects.update(status=Status.SENT, sent_at=clock.now() - timedelta(days=days))
    notify_silent()


def carry_out():
    for erasure in Erasure.objects.filter(finished_at=None):
        Erasure.objects.filter(pk=erasure.pk).update(begins_at=clock.now())
        running.run(erasure.pk)


def test_whoever_gave_no_sign_for_two_years_is_forgotten_and_the_rest_is_not():
    person("Zawadi", years=3)
    person("Neema", years=1)
    assert measure("P31")[0].state is State.BROKEN
    told(days=31)
    assert (forget_inactive(), forget_inactive()) == (1, 0)
    assert Erasure.objects.get().cause == Cause.INACTIVE
    carry_out()
    assert sorted(Person.objects.values_list("name", flat=True)) == ["", "Neema"]
    assert measure("P31")[0].state is State.KEPT
    assert measure("P35")[0].state is State.KEPT


def test_a_sign_of_somebody_keeps_them(opened, mama_njeri):
    long_ago = clock.now() - timedelta(days=365 * 3)
    Person.objects.filter(pk=mama_njeri.pk).update(created_at=long_ago)
    assert forget_inactive() == 0
    Ticket.objects.update(updated_at=long_ago, closed_at=long_ago, status="closed")
    Person.objects.filter(pk=mama_njeri.pk).update(last_login=clock.now())
    assert forget_inactive() == 0
    Person.objects.filter(pk=mama_njeri.pk).update(last_login=None)
    told(days=31)
    assert forget_inactive() == 1


def test_a_hold_keeps_somebody_who_is_not_here_any_more():
    zawadi = person("Zawadi", years=3)
    place_hold(actor=SYSTEM, by=None, reason="Letter from the court", person=zawadi)
    assert forget_inactive() == 0
    assert measure("P31")[0].state is State.KEPT
    assert measure("P30")[0].state is State.KEPT
    Person.objects.filter(pk=zawadi.pk).update(name="", erased_at=clock.now())
    assert measure("P30")[0].state is State.BROKEN


def test_the_months_are_set_within_bounds(joseph):
    zawadi = person("Zawadi", years=3)
    set_inactivity(actor=joseph.actor, by=joseph, months=48)
    assert (inactivity.months(), forget_inactive()) == (48, 0)
    for months in (11, 61, 0):
        with pytest.raises(PeriodError):
            set_inactivity(actor=joseph.actor, by=joseph, months=months)
    set_inactivity(actor=joseph.actor, by=joseph, months=12)
    told(days=31)
    assert forget_inactive() == 1
    assert zawadi.erasures.count() == 1


def test_an_account_closed_in_the_directory_is_closed_here_once_and_only_when_its_address_was_proved():
    zawadi = person("Zawadi", years=0)
    person("Neema", years=0)
    Person.objects.filter(pk=zawadi.pk).update(email_verified_at=clock.now())

    class Accounts:
        def closed_since(self, moment):
            return ["Zawadi@duka.example", "neema@duka.example", "nobody@duka.example"]

    directory.use(Accounts())
    try:
        assert (follow_directory(), follow_directory()) == (1, 0)
    finally:
        directory.use(None)
    assert (follow_directory(), Erasure.objects.get().cause, Erasure.objects.get().person) == (0, Cause.CLOSED, zawadi)


def test_a_request_that_vanished_before_its_years_breaks_the_promise():
    zawadi = person("Zawadi", years=0)
    assert measure("P30")[0].state is State.UNPROVEN
    open_request(actor=SYSTEM, person=zawadi, kind=Kind.ACCESS, source=Source.COMMAND, proof=Proof.OPERATOR)
    assert measure("P30")[0].state is State.KEPT
    RightsRequest.objects.all().delete()
    assert measure("P30")[0].state is State.BROKEN
    Event.objects.update(occurred_at=clock.now() - timedelta(days=365 * 3 + 2))
    assert measure("P30")[0].state is State.UNPROVEN
