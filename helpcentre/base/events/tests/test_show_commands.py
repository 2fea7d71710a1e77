from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from helpcentre.base.core import clock
from helpcentre.base.events import kinds
from helpcentre.base.events.models import ParkedEvent, SubscriberCursor
from helpcentre.base.events.tests.shop import CLOSED, OPENED, Door, record

pytestmark = pytest.mark.django_db


def shown(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_every_kind_is_shown_with_what_it_carries(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {kind.name: kind for kind in (OPENED, CLOSED)})
    text = shown("show_events")
    assert "shop.door.opened" in text
    assert "by_id door=front|back" in text
    assert "shop.door.closed" in text


def test_the_newest_events_are_shown_oldest_first():
    record()
    record(subject_id=5, door=Door.FRONT)
    record(CLOSED, subject_id=6)
    lines = shown("show_events", "--last", "2").splitlines()
    assert [line.split()[4] for line in lines] == ["shop:5", "shop:6"]
    assert lines[0].endswith("by system door=front")


def test_every_subscriber_is_shown_with_what_waits(readers):
    readers("bell", OPENED)(print)
    readers("drum", CLOSED)(print)
    event_id = record()
    SubscriberCursor.objects.create(name="drum", failures=2, retry_at=clock.now())
    ParkedEvent.objects.create(subscriber="drum", event_id=event_id, parked_at=clock.now(), error="ValueError")
    text = shown("show_subscribers")
    assert "read to 0, 1 waiting\n" in text
    assert "0 waiting, 2 failed tries" in text
    assert "1 parked" in text


def test_parked_events_are_read_again_by_command(readers):
    readers("bell", OPENED)(lambda event: None)
    ParkedEvent.objects.create(subscriber="bell", event_id=record(), parked_at=clock.now(), error="ValueError")
    assert "1 parked" in shown("show_subscribers", "--read-parked", "bell")
    assert not ParkedEvent.objects.exists()


def test_an_unknown_subscriber_and_a_second_failure_are_said(readers):
    def crash(event):
        raise ValueError("Mama Njeri")

    readers("bell", OPENED)(crash)
    ParkedEvent.objects.create(subscriber="bell", event_id=record(), parked_at=clock.now(), error="ValueError")
    with pytest.raises(CommandError, match="whistle"):
        shown("show_subscribers", "--read-parked", "whistle")
    with pytest.raises(CommandError, match="failed again: ValueError"):
        shown("show_subscribers", "--read-parked", "bell")
