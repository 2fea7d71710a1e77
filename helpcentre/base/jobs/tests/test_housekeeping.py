import os

import pytest
from django_tasks_db.models import DBTaskResult

from helpcentre.base.core import clock
from helpcentre.base.jobs import housekeeping, leases, queue
from helpcentre.base.jobs.models import PeriodicRun, WorkerLease
from helpcentre.base.jobs.registry import job
from helpcentre.base.jobs.runner import run_one
from helpcentre.base.limits.bucket import take
from helpcentre.base.limits.models import Bucket

pytestmark = pytest.mark.django_db


def test_the_queue_forgets_what_is_over_and_keeps_failures_longer(later):
    @job(name="test.one", tries=1)
    def one(*, n):
        if n == 2:
            raise ValueError

    for n in (1, 2):
        one.enqueue(n=n)
        run_one(queue.claim("asha"))
    leases.take(["asha"])
    PeriodicRun.objects.create(name="test.bell", slot=clock.now())
    later(2 * 86_400)
    housekeeping.forget_finished()
    assert [row.status for row in DBTaskResult.objects.all()] == ["FAILED"]
    assert not WorkerLease.objects.exists()
    assert PeriodicRun.objects.exists()
    later(29 * 86_400)
    housekeeping.forget_finished()
    assert not DBTaskResult.objects.exists()
    assert not PeriodicRun.objects.exists()


def test_full_buckets_are_forgotten(later):
    take("tickets", "196.201.0.7", capacity=3, per_seconds=60)
    housekeeping.forget_full_buckets()
    assert Bucket.objects.exists()
    later(61)
    housekeeping.forget_full_buckets()
    assert not Bucket.objects.exists()


def test_mail_kept_as_files_is_forgotten_after_thirty_days(outbox):
    outbox.mkdir()
    for name, age in (("old", 31), ("new", 29)):
        (outbox / f"{name}.eml").write_text("")
        moment = clock.now().timestamp() - age * 86_400
        os.utime(outbox / f"{name}.eml", (moment, moment))
    housekeeping.forget_outbox_files()
    assert [path.name for path in outbox.iterdir()] == ["new.eml"]
