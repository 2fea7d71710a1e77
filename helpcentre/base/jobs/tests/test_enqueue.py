from datetime import timedelta
from enum import IntEnum, StrEnum

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from helpcentre.base.core import clock
from helpcentre.base.jobs import queue
from helpcentre.base.jobs.registry import BadJob, all_jobs, find, job
from helpcentre.base.jobs.runner import run_one

pytestmark = pytest.mark.django_db


class Tone(StrEnum):
    LOUD = "loud"
    LONG = "Mama Njeri called about her receipt"


class Level(IntEnum):
    HIGH = 3


@pytest.fixture
def ring():
    calls = []

    @job(name="test.ring")
    def ring(**ids):
        calls.append(ids)

    return ring, calls


def test_a_job_runs_later_with_its_ids(ring):
    job_, calls = ring
    job_.enqueue(ticket_id=12, tone=Tone.LOUD, level=Level.HIGH)
    assert calls == []
    run_one(queue.claim("asha"))
    assert calls == [{"ticket_id": 12, "tone": "loud", "level": 3}]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.parametrize(
    "bad", ["njeri@shop.example", "loud", True, None, 1.5, [1], {"id": 1}, b"x", Tone.LONG, clock.now()]
)
def test_words_and_anything_but_ids_and_enum_values_are_refused(ring, bad):
    with pytest.raises(BadJob) as caught:
        ring[0].enqueue(value=bad)
    assert "njeri" not in str(caught.value).lower()
    assert not DBTaskResult.objects.exists()


def test_a_job_enqueued_for_later_is_not_due_yet(ring, later):
    ring[0].enqueue_after(timedelta(minutes=5), ticket_id=1)
    later(299)
    assert queue.claim("asha") is None
    later(2)
    assert queue.claim("asha") is not None


def test_a_job_vanishes_with_the_transaction_that_enqueued_it(ring):
    with pytest.raises(RuntimeError), transaction.atomic():
        ring[0].enqueue(ticket_id=1)
        raise RuntimeError
    assert queue.claim("asha") is None


def test_jobs_are_listed_found_and_never_doubled(ring):
    assert ring[0] in all_jobs()
    assert find("test.ring") is ring[0]
    with pytest.raises(BadJob):
        job(name="test.ring")(print)
    with pytest.raises(BadJob):
        job(name="Ring the bell")(print)
    with pytest.raises(LookupError):
        find("test.unheard")
