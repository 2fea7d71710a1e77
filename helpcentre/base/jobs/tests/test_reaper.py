import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from helpcentre.base.core import clock
from helpcentre.base.jobs import leases, queue
from helpcentre.base.jobs.models import WorkerLease
from helpcentre.base.jobs.registry import job
from helpcentre.base.jobs.tests.waiting import until


@pytest.fixture
def slow():
    ran = []

    @job(name="test.slow")
    def slow(*, ticket_id):
        ran.append(ticket_id)

    return slow, ran


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_job_of_a_killed_worker_is_given_back_and_run(slow, working, tmp_path):
    job_, ran = slow
    marker = tmp_path / "started"
    job_.enqueue(ticket_id=12)
    command = [sys.executable, "-m", "helpcentre.base.jobs.tests.slow_worker"]
    process = subprocess.Popen([*command, str(connection.settings_dict["NAME"]), str(marker)])
    try:
        assert until(marker.exists, 60)
        assert queue.give_back_of_dead(leases.living()) == 0
    finally:
        process.kill()
        process.wait()
    assert DBTaskResult.objects.get().status == "RUNNING"
    with working():
        assert until(lambda: ran)
        assert until(lambda: DBTaskResult.objects.get().status == "SUCCESSFUL")
    assert ran == [12]


@pytest.mark.django_db
def test_a_job_stays_with_a_worker_that_lives(slow):
    slow[0].enqueue(ticket_id=12)
    leases.take(["asha"])
    queue.claim("asha")
    assert queue.give_back_of_dead(leases.living()) == 0


@pytest.mark.django_db
def test_a_worker_elsewhere_lives_until_its_lease_runs_out(slow, later):
    slow[0].enqueue(ticket_id=12)
    leases.take(["asha"])
    WorkerLease.objects.update(place="another-boot pid:[1] 1 1")
    queue.claim("asha")
    later(leases.LEASE.total_seconds() - 1)
    assert queue.give_back_of_dead(leases.living()) == 0
    later(2)
    assert queue.give_back_of_dead(leases.living()) == 1
    assert queue.claim("joseph") is not None


@pytest.mark.django_db
def test_a_job_that_kills_its_worker_each_time_fails_at_last():
    @job(name="test.deadly", tries=3)
    def deadly():
        """Never runs here: the worker is dead before."""

    deadly.enqueue()
    for _ in range(3):
        assert queue.claim("asha") is not None
        queue.give_back_of_dead(set())
    assert queue.claim("asha") is None
    assert DBTaskResult.objects.get().status == "FAILED"


@pytest.mark.django_db
def test_a_renewed_lease_holds_and_an_ended_one_does_not(later):
    leases.take(["asha", "joseph"])
    later(100)
    leases.take(["asha"])
    later(100)
    assert leases.living() == {"asha"}
    leases.end("asha")
    assert leases.living() == set()


@pytest.mark.django_db
def test_dead_workers_are_forgotten_and_the_last_sign_of_life_is_known(later):
    assert leases.last_seen() is None
    leases.take(["joseph"])
    later(200)
    leases.take(["asha"])
    assert leases.forget_dead() == 1
    assert clock.now() - leases.last_seen() < timedelta(seconds=1)


def test_this_process_has_a_place_and_a_process_number_used_again_has_another():
    here = leases.place(os.getpid())
    assert here == leases.place(os.getpid())
    assert len(here.split()) == 4
    assert not leases._is_gone(here)
    boot, namespace, pid, started = here.split()
    assert leases._is_gone(f"{boot} {namespace} {pid} {int(started) - 1}")
    assert not leases._is_gone(f"elsewhere {namespace} {pid} {int(started) - 1}")
    assert not leases._is_gone("")
