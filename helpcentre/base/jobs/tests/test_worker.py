import threading
import time

import pytest
from django.db import OperationalError, connection, transaction
from django_tasks_db.models import DBTaskResult

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind
from helpcentre.base.events.subscribers import subscriber
from helpcentre.base.jobs import leases, queue
from helpcentre.base.jobs.models import WorkerLease
from helpcentre.base.jobs.registry import job
from helpcentre.base.jobs.tests.waiting import until
from helpcentre.base.jobs.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ring():
    ran = []
    return job(name="test.ring")(lambda *, n: ran.append(n)), ran


def test_an_idle_worker_starts_a_new_job_well_within_a_second(ring, working):
    job_, ran = ring
    with working():
        assert until(leases.living)
        waits = []
        for n in range(5):
            time.sleep(0.1)
            began = time.monotonic()
            job_.enqueue(n=n)
            assert until(lambda n=n: n in ran)
            waits.append(time.monotonic() - began)
    assert sorted(waits)[2] < 0.9  # seconds; without being woken it would look once a second


def test_an_event_reaches_its_reader_and_the_job_that_one_enqueues_runs(ring, working):
    job_, ran = ring
    opened = EventKind("shop.door.opened", "shop")
    subscriber("test.bell", opened)(lambda event: job_.enqueue(n=event.subject_id))
    with working():
        with transaction.atomic():
            log.record(opened, 7, actor=Actor.system())
        assert until(lambda: ran == [7])


def test_an_idle_worker_writes_nothing(working):
    def position():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # Of this database alone: the log of the server moves with whatever else runs on it.
                cursor.execute("SELECT pg_stat_clear_snapshot()")
                cursor.execute(
                    "SELECT tup_inserted + tup_updated + tup_deleted FROM pg_stat_database"
                    " WHERE datname = current_database()"
                )
            else:
                cursor.execute("PRAGMA data_version")
            return cursor.fetchone()[0]

    def quiet(seconds):
        before = position()
        time.sleep(seconds)
        return position() == before

    with working():
        assert until(lambda: WorkerLease.objects.count() == 2)
        # The server itself may write now and then (checkpoints, statistics): one of three looks must be quiet.
        assert any(quiet(2) for _ in range(3))


def test_an_idle_worker_looks_at_the_queue_a_few_times_a_second(working, monkeypatch):
    real, looks = queue.claim, []
    monkeypatch.setattr(queue, "claim", lambda worker_id: looks.append(worker_id) or real(worker_id))
    with working():
        assert until(lambda: WorkerLease.objects.count() == 2)
        time.sleep(0.5)
        looks.clear()
        time.sleep(1)
    assert len(looks) < 20


def test_two_jobs_run_side_by_side(working):
    meeting = threading.Barrier(2)
    together = []

    @job(name="test.meet")
    def meet(*, n):
        meeting.wait(5)
        together.append(n)

    meet.enqueue(n=1)
    meet.enqueue(n=2)
    with working():
        assert until(lambda: sorted(together) == [1, 2])


def test_every_job_runs_once_with_two_workers(ring, working):
    job_, ran = ring
    with transaction.atomic():
        for n in range(40):
            job_.enqueue(n=n)
    with working(2):
        assert until(lambda: len(ran) >= 40)
        time.sleep(0.2)
    assert sorted(ran) == list(range(40))


def test_a_worker_lives_through_failures_of_the_database(ring, working, monkeypatch):
    job_, ran = ring
    real, failures = queue.claim, []

    def claim(worker_id):
        if len(failures) < 2:
            failures.append(worker_id)
            raise OperationalError("database is locked")
        return real(worker_id)

    monkeypatch.setattr(queue, "claim", claim)
    job_.enqueue(n=1)
    with working():
        assert until(lambda: ran == [1])
    assert len(failures) == 2


def test_a_job_whose_end_could_not_be_written_loses_its_workers_lease(ring, working, monkeypatch):
    job_, ran = ring
    real, failures = queue.succeeded, []

    def succeeded(row):
        if not failures:
            failures.append(row.worker_ids[-1])
            raise OperationalError("disk full")
        real(row)

    monkeypatch.setattr(queue, "succeeded", succeeded)
    monkeypatch.setattr(leases, "LEASE", leases.timedelta(seconds=1))
    monkeypatch.setattr(leases, "BEAT", leases.timedelta(seconds=0.2))
    monkeypatch.setattr("helpcentre.base.jobs.worker._REAP", 0.2)
    job_.enqueue(n=1)
    with working():
        assert until(lambda: DBTaskResult.objects.get().status == "SUCCESSFUL")
    assert ran == [1, 1]


def test_a_stopped_worker_finishes_its_job_and_ends_its_lease(working):
    started, ended = threading.Event(), threading.Event()

    @job(name="test.breath")
    def breathe():
        started.set()
        time.sleep(0.3)
        ended.set()

    breathe.enqueue()
    with working():
        assert started.wait(5)
    assert ended.is_set()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert not WorkerLease.objects.exists()


def test_a_job_longer_than_the_grace_does_not_hold_the_stop():
    started, release, stop = threading.Event(), threading.Event(), threading.Event()

    @job(name="test.long")
    def long():
        started.set()
        release.wait(10)

    long.enqueue()
    thread = threading.Thread(target=Worker(stop, grace=0.3).run)
    thread.start()
    assert started.wait(5)
    began = time.monotonic()
    stop.set()
    thread.join(5)
    assert time.monotonic() - began < 8  # seconds; the job would take 10
    assert DBTaskResult.objects.get().status == "RUNNING"
    release.set()
    assert until(lambda: DBTaskResult.objects.get().status == "SUCCESSFUL")
    assert until(lambda: not WorkerLease.objects.exists())
