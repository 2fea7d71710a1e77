"""Hints that pass: told at once, to who asked by name, and kept nowhere."""

import asyncio
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from helpcentre.base.core import clock
from helpcentre.base.events.kinds import BadEvent
from helpcentre.base.events.models import Event
from helpcentre.base.live import frames, hints, replay
from helpcentre.base.live.hub import Hub
from helpcentre.base.live.models import Hint
from helpcentre.base.live.topics import Interest, Passing, Seen, Topic
from helpcentre.base.live.watcher import Watcher

MOVED = hints.hint("ticket.test.moved")


@pytest.fixture
def told():
    """What a watcher of another connection tells of, as it comes; ``told.wait()`` waits for the first."""

    class Told(list):
        def __init__(self):
            self.came = threading.Event()

        def take(self, given):
            self.extend(given)
            self.came.set()

    heard = Told()
    began = threading.Event()
    watcher = Watcher(0, lambda _: None, lambda _: None, given=hints.newest(), pass_on=heard.take)
    read = watcher._read
    watcher._read = lambda: (read(), began.set())
    watcher.start()
    assert began.wait(5)
    yield heard
    watcher.stop()


@pytest.mark.django_db(transaction=True)
def test_a_hint_reaches_the_watchers_of_every_process_when_its_rows_are_there(told):
    with transaction.atomic():
        hints.give(MOVED, 12)
        assert not told.came.wait(0.3)
    assert told.came.wait(3)
    assert told == [Passing(MOVED.name, 12)]
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_was_taken_back_is_not_told_and_what_came_before_neither(told):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        hints.give(MOVED, 1)
        raise ZeroDivisionError
    with pytest.raises(transaction.TransactionManagementError):
        hints.give(MOVED, 2)
    with transaction.atomic():
        hints.give(MOVED, 3)
    assert told.came.wait(3)
    assert told == [Passing(MOVED.name, 3)]


@pytest.mark.django_db
def test_a_minute_later_no_row_is_left(monkeypatch):
    hints.give(MOVED, 1)
    later = clock.now() + timedelta(seconds=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    hints.give(MOVED, 2)
    assert Hint.objects.count() == (connection.vendor == "sqlite")


def test_only_who_asked_by_name_for_this_row_hears_it_and_the_last_event_s_id_stays():
    async def story():
        meeting = Hub()
        meeting.position = 5
        readers = {
            name: meeting.open(Interest(topic.pack() for topic in topics))
            for name, topics in {
                "this": [MOVED.of(12), Topic("ticket")],
                "all": [MOVED.of(12), MOVED.of(None)],
                "other": [MOVED.of(13)],
                "events": [Topic("ticket"), Topic("ticket", 12)],
            }.items()
        }
        meeting.pass_on([Passing(MOVED.name, 12)])
        frame = frames.hint(Passing(MOVED.name, 12))
        assert frame == b'event: hint\ndata: {"kind": "ticket.test.moved", "id": 12}\n\n'
        assert {name for name, reader in readers.items() if reader.is_behind} == {"this", "all"}
        assert await readers["all"].take() == frame

        meeting.publish([Seen(6, "ticket.reply.sent", "ticket", 12)])
        assert b"id: 6\n" in await readers["this"].take()

    asyncio.run(story())


@pytest.mark.django_db
def test_nothing_of_it_is_replayed():
    assert replay.missed(Interest([MOVED.of(12).pack()]), 0, 10) == []


@pytest.mark.parametrize("payload", ["", "ticket.test.moved", "ticket.test.moved x", "other.kind.moved 1", "a b c"])
def test_what_is_none_of_ours_is_left_alone(payload):
    assert hints.read(payload) is None


@pytest.mark.parametrize("name", ["ticket.test.moved", "Moved", "moved", "a.b c"])
def test_a_name_is_new_and_follows_the_grammar(name):
    with pytest.raises(BadEvent):
        hints.hint(name)
