import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django_tasks_db.models import DBTaskResult

from helpcentre.base.core import clock
from helpcentre.base.jobs import queue, schedule
from helpcentre.base.jobs.models import PeriodicRun
from helpcentre.base.jobs.runner import run_one
from helpcentre.base.jobs.schedule import enqueue_due, periodic
from helpcentre.base.jobs.tests.waiting import until

HOUR = timedelta(hours=1)


def run_all():
    while row := queue.claim("asha"):
        run_one(row)


@pytest.fixture
def bell():
    rung = []
    periodic("test.bell", every=HOUR)(lambda: rung.append(clock.now()))
    return rung


def test_slots_are_counted_from_1970_in_utc(bell):
    (entry,) = schedule.all_periodics()
    assert entry.slot(datetime(2026, 5, 4, 9, 59, 59, tzinfo=UTC)) == datetime(2026, 5, 4, 9, tzinfo=UTC)
    assert entry.slot(datetime(2026, 5, 4, 10, tzinfo=UTC)) == datetime(2026, 5, 4, 10, tzinfo=UTC)


@pytest.mark.django_db
def test_a_slot_runs_once_and_the_next_one_again(bell, later):
    for _ in range(3):
        enqueue_due({})
        run_all()
    assert len(bell) == 1
    later(3600)
    enqueue_due({})
    run_all()
    assert len(bell) == 2
    assert PeriodicRun.objects.exclude(finished_at=None).count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_enqueue_a_slot_once(bell):
    start, made = threading.Barrier(4), []

    def enqueue():
        start.wait()
        made.append(enqueue_due({}))
        connections.close_all()

    threads = [threading.Thread(target=enqueue) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [0, 0, 0, 1]
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_running_workers_run_a_slot_once(bell, working):
    with working(2):
        assert until(lambda: bell)
        assert until(lambda: PeriodicRun.objects.exclude(finished_at=None).exists())
    assert len(bell) == 1


@pytest.mark.django_db
def test_a_periodic_function_that_fails_is_tried_again(later):
    tries = []

    @periodic("test.shaky", every=HOUR)
    def shaky():
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError

    enqueue_due({})
    run_all()
    assert PeriodicRun.objects.get().finished_at is None
    later(queue.BACK_OFF[0] + 0.1)
    run_all()
    assert len(tries) == 2
    assert PeriodicRun.objects.get().finished_at is not None


@pytest.mark.django_db
def test_a_function_no_longer_in_the_table_is_left_alone(bell):
    enqueue_due({})
    schedule._table.clear()
    run_all()
    assert bell == []
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.django_db
def test_what_is_known_is_not_looked_up_again(bell, django_assert_num_queries):
    known = {}
    enqueue_due(known)
    with django_assert_num_queries(0):
        enqueue_due(known)


def test_a_name_twice_and_a_time_too_short_are_refused(bell):
    with pytest.raises(ValueError, match=r"test\.bell"):
        periodic("test.bell", every=HOUR)(print)
    with pytest.raises(ValueError, match=r"test\.drum"):
        periodic("test.drum", every=timedelta(0))(print)
