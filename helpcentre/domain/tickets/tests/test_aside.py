from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core import clock
from helpcentre.base.events import log
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import (
    add_customer_reply,
    add_note,
    assign,
    close,
    mark_spam,
    reopen,
    send_reply,
    snooze,
    take_next,
    unmark_spam,
    wake,
)
from helpcentre.domain.tickets.actions.aside import AsideError
from helpcentre.domain.tickets.deeds_schedule import wake_snoozed
from helpcentre.domain.tickets.models import Notification, Snooze, Ticket
from helpcentre.domain.tickets.selectors import InboxView
from helpcentre.domain.tickets.tests.readers import deliver

LISTS = (InboxView.UNASSIGNED, InboxView.WAITING, InboxView.ALL_OPEN)


@pytest.fixture
def tomorrow():
    return clock.now() + timedelta(days=1)


def listed(person, *views):
    return {view.value for view in views if selectors.inbox(person, view).rows}


def kinds(ticket):
    return [event.kind for event in log.of("ticket", ticket.pk)]


def due(ticket):
    Snooze.objects.filter(ticket=ticket).update(until=clock.now() - timedelta(minutes=1))


def test_what_is_put_away_is_in_no_list_and_no_count(ticket, asha, tomorrow):
    assert listed(asha, *LISTS) == {view.value for view in LISTS}
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)

    assert listed(asha, *LISTS) == set()
    assert set(selectors.counts(asha).values()) == {0}
    assert listed(asha, InboxView.SNOOZED) == {"snoozed"}
    assert take_next(actor=asha.actor, agent=asha) is None


def test_it_comes_back_when_its_time_comes_and_whoever_put_it_away_is_told(ticket, asha, tomorrow):
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)
    assert wake_snoozed() == 0
    due(ticket)
    assert wake_snoozed() == 1
    assert wake_snoozed() == 0

    assert listed(asha, *LISTS) == {view.value for view in LISTS}
    deliver()
    assert [each.kind for each in Notification.objects.filter(person=asha)] == ["snooze_over"]


def test_it_comes_back_at_once_when_the_customer_writes(ticket, njeri, asha, tomorrow):
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")

    ticket.refresh_from_db()
    assert ticket.set_aside is None
    assert Snooze.objects.get().ended_by == "customer"
    deliver()
    assert [each.kind for each in Notification.objects.filter(person=asha)] == ["snooze_over"]


def test_whoever_has_the_ticket_hears_of_the_words_once(ticket, njeri, asha, tomorrow):
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    deliver()
    assert [each.kind for each in Notification.objects.filter(person=asha)] == ["customer_replied"]


def test_notes_and_answers_leave_it_away_and_closing_ends_it(ticket, asha, tomorrow):
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="Till number checked")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Tunaangalia")
    assert Ticket.objects.get().set_aside == "snoozed"
    close(actor=asha.actor, ticket=ticket)
    assert Ticket.objects.get().set_aside is None
    assert Snooze.objects.get().ended_by == "aside"


def test_put_away_again_means_until_the_other_day(ticket, asha, tomorrow):
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow + timedelta(days=3))

    assert selectors.snooze_of(ticket).until == tomorrow + timedelta(days=3)
    assert wake(actor=asha.actor, ticket=ticket) is True
    assert wake(actor=asha.actor, ticket=ticket) is False
    assert kinds(ticket).count("ticket.woken") == 1


@pytest.mark.parametrize(("days", "fault"), [(0, "past"), (-1, "past"), (400, "too_far")])
def test_a_moment_that_makes_no_sense_is_refused(ticket, asha, days, fault):
    with pytest.raises(AsideError, match=fault):
        snooze(actor=asha.actor, ticket=ticket, by=asha, until=clock.now() + timedelta(days=days))


def test_what_is_closed_or_spam_is_not_put_away(ticket, asha, tomorrow):
    close(actor=asha.actor, ticket=ticket)
    with pytest.raises(AsideError, match="closed"):
        snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)
    reopen(actor=asha.actor, ticket=ticket)
    mark_spam(actor=asha.actor, ticket=ticket)
    with pytest.raises(AsideError, match="spam"):
        snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)


def test_spam_is_in_no_list_tells_nobody_and_comes_back_as_it_was(ticket, njeri, asha):
    assign(actor=njeri.actor, ticket=ticket, assignee=asha)
    deliver()
    before = Notification.objects.count()
    assert mark_spam(actor=asha.actor, ticket=ticket) is True
    assert mark_spam(actor=asha.actor, ticket=ticket) is False

    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Buy now")
    deliver()
    assert Notification.objects.count() == before
    assert listed(asha, *LISTS, InboxView.MINE) == set()
    assert listed(asha, InboxView.SPAM) == {"spam"}

    assert unmark_spam(actor=asha.actor, ticket=ticket) is True
    assert unmark_spam(actor=asha.actor, ticket=ticket) is False
    assert listed(asha, InboxView.WAITING, InboxView.MINE) == {"waiting", "mine"}


def test_spam_ends_a_snooze(ticket, asha, tomorrow):
    snooze(actor=asha.actor, ticket=ticket, by=asha, until=tomorrow)
    mark_spam(actor=asha.actor, ticket=ticket)
    due(ticket)
    assert wake_snoozed() == 0
    assert Ticket.objects.get().set_aside == "spam"


def test_a_list_asks_as_often_with_many_away_as_with_one(ask, asha, tomorrow):
    from django.db import connection

    snooze(actor=asha.actor, ticket=ask().ticket, by=asha, until=tomorrow)
    with CaptureQueriesContext(connection) as one:
        selectors.inbox(asha, InboxView.SNOOZED)
    for _ in range(5):
        snooze(actor=asha.actor, ticket=ask().ticket, by=asha, until=tomorrow)
    with CaptureQueriesContext(connection) as many:
        assert len(selectors.inbox(asha, InboxView.SNOOZED).rows) == 6
    assert len(one) == len(many)
