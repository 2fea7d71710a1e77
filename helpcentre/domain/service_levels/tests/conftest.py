"""A week in which the shop is open from eight to five, Monday to Friday, and a promise of an hour."""

from datetime import UTC, datetime

import pytest
import time_machine

from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.domain.service_levels.actions import put_calendar, put_policy
from helpcentre.domain.service_levels.actions.calendars import Week
from helpcentre.domain.service_levels.subscribers import keep
from helpcentre.domain.tickets.actions import open_ticket

SYSTEM = Actor.system()


@pytest.fixture
def clockwork():
    """``clockwork.move_to(at(day, hour, minute))`` moves the time. It begins on Thursday 26 November 2026 at nine."""
    with time_machine.travel(at(26, 9), tick=False) as traveller:
        yield traveller


def at(day, hour, minute=0):
    """A moment of November 2026 in Nairobi."""
    return datetime(2026, 11, day, hour - 3, minute, tzinfo=UTC) if hour >= 3 else datetime(2026, 11, day, tzinfo=UTC)


@pytest.fixture
def calendar(db, clockwork):
    week = Week({weekday: [(8 * 60, 17 * 60)] for weekday in range(5)})
    return put_calendar(
        actor=SYSTEM, name="Office", time_zone="Africa/Nairobi", country="KE", is_default=True, week=week
    )


@pytest.fixture
def policy(calendar):
    return put_policy(actor=SYSTEM, name="All", first_reply=60, next_reply=120, resolution=18 * 60)


@pytest.fixture
def ask(mama_njeri, clockwork):
    def opened(**facts):
        return open_ticket(
            actor=mama_njeri.actor,
            requester=mama_njeri,
            subject="M-Pesa",
            body="Malipo hayaonekani",
            channel="web",
            language="sw",
            **facts,
        ).ticket

    return opened


@pytest.fixture
def read_log():
    """Lets the reader read every event so far, from the beginning: it may run any number of times."""

    def read():
        for event in Event.objects.filter(subject_kind="ticket").order_by("id"):
            keep(event)

    return read
