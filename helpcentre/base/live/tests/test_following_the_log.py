"""Replay from the log, and the thread that watches it. Written rows are real."""

import threading

import pytest
from django.db import OperationalError, transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind
from helpcentre.base.live import replay
from helpcentre.base.live.topics import Interest, Seen, Topic
from helpcentre.base.live.watcher import Watcher

REPLY = EventKind("ticket.reply.sent", "ticket")
NOTE = EventKind("ticket.note.added", "ticket")

pytestmark = pytest.mark.django_db(transaction=True)


def happen(kind: EventKind, subject_id: int) -> int:
    with transaction.atomic():
        return log.record(kind, subject_id, actor=Actor.system()).id


def interest(*topics: Topic) -> Interest:
    return Interest(topic.pack() for topic in topics)


def test_what_was_missed_is_what_was_wanted_between_two_ids() -> None:
    ids = [happen(REPLY, 1), happen(NOTE, 1), happen(REPLY, 2), happen(REPLY, 1), happen(REPLY, 1)]
    found = replay.missed(interest(Topic("ticket", 1, (REPLY,))), ids[0], ids[3])
    assert found == [Seen(ids[3], "ticket.reply.sent", "ticket", 1)]
    everything = replay.missed(interest(Topic("ticket")), ids[0] - 1, ids[4])
    assert everything is not None
    assert [seen.id for seen in everything] == ids


def test_too_much_is_not_told_one_by_one(monkeypatch) -> None:
    monkeypatch.setattr(replay, "LIMIT", 2)
    ids = [happen(REPLY, 1) for _ in range(3)]
    assert replay.missed(interest(Topic("ticket", 1)), ids[0], ids[2]) is not None
    assert replay.missed(interest(Topic("ticket", 1)), ids[0] - 1, ids[2]) is None
    assert replay.missed(interest(Topic("ticket", 1)), 0, replay.REACH + 1) is None


def test_the_watcher_tells_of_each_new_event_once_and_in_order(monkeypatch) -> None:
    monkeypatch.setattr("helpcentre.base.live.watcher.BATCH", 2)
    before = happen(REPLY, 1)
    heard: list[int] = []
    enough = threading.Event()

    def deliver(events: list[Seen]) -> None:
        heard.extend(event.id for event in events)
        if len(heard) >= 5:
            enough.set()

    watcher = Watcher(before, deliver, lambda _: None)
    watcher.start()
    try:
        expected = [happen(REPLY, number) for number in range(5)]
        assert enough.wait(3)
    finally:
        watcher.stop()
    assert heard == expected


def test_the_watcher_says_when_it_cannot_read_and_goes_on_when_it_can(monkeypatch) -> None:
    monkeypatch.setattr("helpcentre.base.live.watcher.REST", 0.01)
    read, failures = log.after, iter([True, True])

    def fail_twice(*args, **kwargs):
        if next(failures, False):
            raise OperationalError("gone")
        return read(*args, **kwargs)

    monkeypatch.setattr("helpcentre.base.live.watcher.log.after", fail_twice)
    said: list[bool] = []
    heard = threading.Event()
    watcher = Watcher(log.newest_id(), lambda _: heard.set(), said.append)
    watcher.start()
    try:
        happen(REPLY, 1)
        assert heard.wait(3)
    finally:
        watcher.stop()
    assert said == [False, True]
