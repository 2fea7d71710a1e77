"""What is past its time goes, what a hold keeps stays, and a clock that jumped removes nothing."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError

from helpcentre.base.core import clock
from helpcentre.base.inventory.summary import summary
from helpcentre.base.inventory.terms import all_terms
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.retention.actions import PeriodError, keeping, let_go, lift_hold, place_hold, set_period
from helpcentre.domain.retention.models import RetentionRun, RetentionSetting
from helpcentre.domain.retention.removing import remove
from helpcentre.domain.tickets.actions import Context
from helpcentre.domain.tickets.models import RequestContext, Submission, Ticket

CONTEXT = "tickets.RequestContext"


@pytest.fixture
def devices(ask, baraka):
    """Two of Njeri's and one of Baraka's, all 31 days old, and one of today; keys of forms beside them."""
    for number in range(2):
        ask(context=Context(ip_address="127.0.0.1"), key=f"njeri-{number}")
    ask(requester=baraka, context=Context(ip_address="127.0.0.1"), key="baraka")
    RequestContext.objects.update(created_at=clock.now() - timedelta(days=31))
    ask(context=Context(ip_address="127.0.0.1"), key="today")
    return RequestContext.objects.order_by("id")


@pytest.fixture
def later(monkeypatch):
    """Moves the clock."""

    def moved(**by):
        now = clock.now() + timedelta(**by)
        monkeypatch.setattr(clock, "now", lambda: now)

    return moved


def term(name):
    return next(term for term in all_terms() if term.name == name)


def test_what_is_past_its_time_goes_in_batches_and_the_rest_stays(devices, monkeypatch):
    monkeypatch.setattr(keeping, "BATCH", 2)
    call_command("retention", dry_run=True)
    assert (RetentionRun.objects.get().due, devices.count()) == (3, 4)
    run = let_go()
    assert run.counts == {CONTEXT: {"gone": 3}}
    assert (devices.count(), Submission.objects.count(), Ticket.objects.count()) == (1, 4, 4)
    assert let_go().counts == {}


def test_one_row_that_cannot_go_keeps_none_of_those_behind_it(devices, monkeypatch):
    first = devices.first().pk

    def guarded(chosen):
        if chosen.filter(pk=first).exists():
            raise ProtectedError("something points at it", set())
        remove(chosen)

    monkeypatch.setattr(keeping, "remove", guarded)
    monkeypatch.setattr(keeping, "BATCH", 2)
    assert let_go().counts == {CONTEXT: {"gone": 2, "stuck": 1}}
    assert set(devices.values_list("pk", flat=True)) == {first, devices.last().pk}


def test_a_hold_pauses_it_and_the_report_says_of_how_many(devices, joseph, njeri):
    hold = place_hold(actor=joseph.actor, by=joseph, reason="Letter from the court", person=njeri)
    run = let_go()
    assert run.counts == {CONTEXT: {"gone": 1, "held": 2}}
    assert devices.count() == 3
    lift_hold(actor=joseph.actor, by=joseph, hold=hold)
    assert let_go().gone == 2


def test_a_row_past_its_time_breaks_the_promise_and_a_held_one_does_not(devices, joseph, njeri):
    let_go()
    assert measure("P29")[0].state is State.KEPT
    RequestContext.objects.update(created_at=clock.now() - timedelta(days=32))
    found = measure("P29")[0]
    assert found.state is State.BROKEN
    assert [CONTEXT, "1"] in found.evidence["en"]
    place_hold(actor=joseph.actor, by=joseph, reason="Letter from the court", person=njeri)
    assert measure("P29")[0].state is State.KEPT


@pytest.mark.parametrize("years", [-3, 5])
def test_a_clock_that_jumps_by_years_removes_nothing_however_long_it_goes_on(devices, later, years):
    let_go()
    later(days=365 * years)
    for _hour in range(30):
        assert let_go().is_refused
        later(hours=1)
    assert measure("P29")[0].state is State.UNPROVEN
    assert devices.count() == 1
    with pytest.raises(CommandError, match="clock-is-right"):
        call_command("retention")
    later(days=-365 * years - 1)
    assert not let_go().is_refused


def test_a_server_that_was_off_for_two_weeks_is_watched_for_a_day_first(devices, later):
    let_go()
    later(days=14)
    assert let_go().is_refused
    later(hours=23)
    assert let_go().is_refused
    later(hours=2)
    assert not let_go().is_refused


def test_somebody_who_looked_at_the_clock_may_say_that_it_is_right(devices, later):
    let_go()
    later(days=90)
    call_command("retention", clock_is_right=True)
    assert devices.count() == 0
    assert not let_go().is_refused


def test_another_period_counts_at_once_and_people_read_it(devices, joseph):
    set_period(actor=joseph.actor, by=joseph, term=term(CONTEXT), days=60)
    assert let_go().counts == {}
    assert any("60 days after you sent the request" in group.retention for group in summary("en"))
    set_period(actor=joseph.actor, by=joseph, term=term(CONTEXT), days=30)
    assert not RetentionSetting.objects.exists()
    assert let_go().gone == 3


@pytest.mark.parametrize(
    ("name", "days"),
    [(CONTEXT, 61), (CONTEXT, 6), (CONTEXT, 0), ("privacy.RightsRequest", 1094), ("tickets.BulkAct", 2)],
)
def test_no_period_is_set_beyond_its_bounds(joseph, name, days):
    with pytest.raises(PeriodError):
        set_period(actor=joseph.actor, by=joseph, term=term(name), days=days)


def test_a_period_written_from_outside_counts_as_the_nearest_bound(devices):
    RetentionSetting.objects.create(term=CONTEXT, days=9_999)
    RequestContext.objects.update(created_at=clock.now() - timedelta(days=61))
    assert let_go().counts == {CONTEXT: {"gone": 4}}
