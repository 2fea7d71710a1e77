import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import dispatcher, log
from helpcentre.base.events.dispatcher import BACK_OFF, TRIES, Dispatcher, cursor_of, skip_to_newest
from helpcentre.base.events.models import Event, ParkedEvent, SubscriberCursor
from helpcentre.base.events.tests.shop import CLOSED, OPENED, record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dispatch():
    return Dispatcher(threading.Event()).run_once


@pytest.fixture
def later(monkeypatch):
    """Moves the clock forward by seconds."""

    def move(seconds: float) -> None:
        moment = clock.now() + timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return move


def test_a_new_subscriber_reads_from_the_first_event_on_in_order(readers, dispatch):
    read = []
    ids = [record(), record(), record()]
    readers("bell", OPENED)(lambda event: read.append(event.id))
    assert dispatch() == 3
    assert read == ids
    assert dispatch() == 0
    assert read == ids


def test_a_subscriber_gets_only_its_kinds(readers, dispatch):
    read = []
    record(CLOSED)
    wanted = record()
    readers("bell", OPENED)(lambda event: read.append(event.id))
    dispatch()
    assert read == [wanted]


def test_a_reader_that_crashes_leaves_no_rows_and_stops_no_other_reader(readers, dispatch):
    read = []

    def crash(event):
        Event.objects.filter(id=event.id).update(subject_id=99)
        raise RuntimeError("Mama Njeri, 0722 000 111")

    readers("a-crash", OPENED)(crash)
    readers("bell", OPENED)(lambda event: read.append(event.id))
    ids = [record(), record()]
    dispatch()
    assert read == ids
    assert not Event.objects.filter(subject_id=99).exists()
    cursor = cursor_of("a-crash")
    assert (cursor.last_event_id, cursor.failures) == (0, 1)


def test_a_failed_event_is_tried_again_after_its_wait_and_nothing_is_lost(readers, dispatch, later):
    read, broken = [], [True]

    def reader(event):
        if broken:
            raise RuntimeError
        read.append(event.id)

    readers("bell", OPENED)(reader)
    ids = [record(), record()]
    dispatch()
    broken.clear()
    dispatch()
    assert read == []
    later(BACK_OFF[0] + 0.1)
    dispatch()
    assert read == ids
    assert cursor_of("bell").failures == 0


def test_an_event_is_parked_after_its_tries_and_the_reader_goes_on(readers, dispatch, later):
    read, tries = [], []

    def reader(event):
        if event.id == bad:
            tries.append(event.id)
            raise ValueError("Mama Njeri")
        read.append(event.id)

    readers("bell", OPENED)(reader)
    bad, good = record(), record()
    for _ in range(TRIES):
        dispatch()
        later(601)
    dispatch()
    assert len(tries) == TRIES == 8
    assert read == [good]
    parked = ParkedEvent.objects.get()
    assert (parked.subscriber, parked.event_id) == ("bell", bad)
    assert parked.error.startswith("ValueError at ")
    assert "Njeri" not in parked.error


def test_each_wait_is_longer_than_the_last(readers, dispatch, later):
    def crash(event):
        raise RuntimeError

    readers("bell", OPENED)(crash)
    record()
    waits = []
    for _ in range(TRIES - 1):
        dispatch()
        waits.append(round((cursor_of("bell").retry_at - clock.now()).total_seconds()))
        later(601)
    assert waits == list(BACK_OFF)


def test_the_readers_rows_and_the_cursor_commit_together(readers, dispatch):
    readers("bell", OPENED)(lambda event: log.record(CLOSED, event.subject_id, actor=Actor.system()))
    ids = [record(), record()]
    dispatch()
    assert Event.objects.filter(kind=CLOSED.name).count() == 2
    assert cursor_of("bell").last_event_id == ids[-1]


def test_two_dispatchers_at_once_read_every_event_once_and_in_order(readers):
    read = []
    readers("bell", OPENED)(lambda event: read.append(event.id))
    ids = [record() for _ in range(60)]
    start = threading.Barrier(3)

    def dispatch_all():
        one = Dispatcher(threading.Event())
        start.wait()
        for _ in range(200):
            one.run_once()
        connections.close_all()

    threads = [threading.Thread(target=dispatch_all) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == ids


def test_a_dispatcher_that_looked_too_early_reads_nothing_twice(readers, monkeypatch):
    read = []
    readers("bell", OPENED)(lambda event: read.append(event.id))
    event_id = record()
    stale = cursor_of("bell")
    Dispatcher(threading.Event()).run_once()
    monkeypatch.setattr(dispatcher, "cursor_of", lambda name: stale)
    assert Dispatcher(threading.Event()).run_once() == 0
    assert read == [event_id]


def test_the_cursor_is_carried_over_a_long_stretch_of_other_events(readers, dispatch, monkeypatch):
    monkeypatch.setattr(dispatcher, "_STRIDE", 5)
    readers("bell", OPENED)(lambda event: None)
    for _ in range(6):
        last = record(CLOSED)
    dispatch()
    assert cursor_of("bell").last_event_id == last


def test_bulk_history_can_be_skipped(readers, dispatch):
    read = []
    readers("bell", OPENED)(lambda event: read.append(event.id))
    record()
    skip_to_newest()
    after = record()
    dispatch()
    assert read == [after]


def test_an_idle_dispatcher_writes_nothing(readers, dispatch):
    readers("bell", OPENED)(lambda event: None)
    record(CLOSED)
    dispatch()
    before = list(SubscriberCursor.objects.values())
    with CaptureQueriesContext(connection) as queries:
        dispatch()
    assert len(queries) <= 3
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)
    assert list(SubscriberCursor.objects.values()) == before


def test_the_running_dispatcher_reads_within_a_quarter_second_and_stops(readers):
    done, stop = threading.Event(), threading.Event()
    readers("bell", OPENED)(lambda event: done.set())
    thread = threading.Thread(target=Dispatcher(stop).run)
    thread.start()
    try:
        record()
        assert done.wait(2)
    finally:
        stop.set()
        thread.join(2)
    assert not thread.is_alive()


def test_an_event_rolled_back_is_never_read(readers, dispatch):
    read = []
    readers("bell", OPENED)(lambda event: read.append(event.id))
    with pytest.raises(RuntimeError), transaction.atomic():
        log.record(OPENED, 1, actor=Actor.system())
        raise RuntimeError
    dispatch()
    assert read == []


def test_a_round_costs_as_much_for_twenty_readers_as_for_one(readers, dispatch):
    for number in range(20):
        readers(f"bell {number}", OPENED)(lambda event: None)
    record(CLOSED)  # an empty log would leave the cursors at nought, far from the next event
    skip_to_newest()
    record(CLOSED)
    with CaptureQueriesContext(connection) as queries:
        dispatch()
    assert len(queries) == 3


def test_a_reader_whose_cursor_was_set_back_reads_again(readers):
    read = []
    readers("bell", OPENED)(lambda event: read.append(event.id))
    event_id = record()
    running = Dispatcher(threading.Event())
    running.run_once()
    record(CLOSED)
    running.run_once()
    SubscriberCursor.objects.filter(name="bell").update(last_event_id=event_id - 1)
    running.run_once()
    assert read == [event_id, event_id]


def test_events_that_came_after_the_look_are_read_in_the_next_round(readers):
    read = []
    readers("bell", OPENED)(lambda event: read.append(event.id))
    running = Dispatcher(threading.Event())
    for _ in range(3):
        record(CLOSED)
        running.run_once()
        last = record()
        running.run_once()
        assert read[-1] == last
    assert len(read) == 3
