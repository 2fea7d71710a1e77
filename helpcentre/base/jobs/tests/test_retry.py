import pytest
from django_tasks_db.models import DBTaskResult

from helpcentre.base.core import clock
from helpcentre.base.jobs import queue, registry
from helpcentre.base.jobs.registry import job
from helpcentre.base.jobs.runner import run_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def shaky():
    """A job that fails as long as ``broken`` holds something, and what it saw."""

    class Shaky:
        broken, ran, gave_up = [True], [], []

    def gave_up(**ids):
        Shaky.gave_up.append(ids)

    @job(name="test.shaky", tries=3, gave_up=gave_up)
    def run(*, ticket_id):
        if Shaky.broken:
            raise ValueError("Mama Njeri, 0722 000 111")
        Shaky.ran.append(ticket_id)

    Shaky.broken, Shaky.ran, Shaky.gave_up = [True], [], []
    Shaky.job = run
    return Shaky


def row():
    return DBTaskResult.objects.get()


def run_next():
    claimed = queue.claim("asha")
    if claimed is not None:
        run_one(claimed)
    return claimed is not None


def test_a_job_that_crashed_is_tried_again_after_its_wait_and_loses_nothing(shaky, later):
    shaky.job.enqueue(ticket_id=12)
    assert run_next()
    assert row().status == "READY"
    assert not run_next()
    shaky.broken.clear()
    later(queue.BACK_OFF[0] + 0.1)
    assert run_next()
    assert shaky.ran == [12]
    assert (row().status, shaky.gave_up) == ("SUCCESSFUL", [])


def test_after_its_last_try_a_job_has_failed_and_is_given_up_once(shaky, later):
    shaky.job.enqueue(ticket_id=12)
    runs = 0
    for _ in range(6):
        runs += run_next()
        later(7201)
    assert runs == 3
    assert row().status == "FAILED"
    assert row().finished_at is not None
    assert shaky.gave_up == [{"ticket_id": 12}]


def test_what_is_kept_of_a_failure_is_its_type_and_place(shaky, caplog):
    shaky.job.enqueue(ticket_id=12)
    run_next()
    kept = str(DBTaskResult.objects.values().get())
    assert "ValueError at base/jobs/tests/test_retry.py:" in kept
    assert "Njeri" not in kept + caplog.text
    assert "0722" not in kept + caplog.text


def test_the_waits_grow_and_the_last_repeats():
    waits = [queue.delay(attempt).total_seconds() for attempt in range(1, 10)]
    assert waits == [*queue.BACK_OFF, queue.BACK_OFF[-1], queue.BACK_OFF[-1]]


def test_a_job_that_asks_python_to_exit_is_only_a_failed_job():
    @job(name="test.leave")
    def leave():
        raise SystemExit(1)

    leave.enqueue()
    run_next()
    assert row().status == "READY"


def test_a_job_this_version_does_not_know_waits_for_one_that_does(monkeypatch, shaky, later):
    shaky.broken.clear()
    shaky.job.enqueue(ticket_id=12)
    known = registry._jobs.pop("test.shaky")
    run_next()
    assert row().status == "READY"
    registry._jobs["test.shaky"] = known
    later(6)
    run_next()
    assert shaky.ran == [12]


def test_giving_up_that_fails_itself_still_ends_the_job(later):
    def gave_up():
        raise RuntimeError

    @job(name="test.hopeless", tries=1, gave_up=gave_up)
    def hopeless():
        raise ValueError

    hopeless.enqueue()
    run_next()
    assert row().status == "FAILED"


def test_a_failure_reported_too_late_changes_nothing(shaky):
    shaky.job.enqueue(ticket_id=12)
    slow = queue.claim("asha")
    queue.failed(slow, queue.WorkerDiedError())
    second = queue.claim("joseph")
    assert not queue.failed(slow, ValueError())
    assert row().status == "RUNNING"
    assert second.worker_ids == ["asha", "joseph"]


def test_finished_rows_are_forgotten_and_waiting_ones_stay(shaky, later):
    shaky.broken.clear()
    shaky.job.enqueue(ticket_id=1)
    run_next()
    shaky.job.enqueue(ticket_id=2)
    later(60)
    assert queue.forget_finished(successful_before=clock.now(), failed_before=clock.now()) == 1
    assert row().status == "READY"


def test_a_last_failure_reported_too_late_gives_nothing_up(shaky):
    shaky.job.enqueue(ticket_id=12)
    slow = queue.claim("asha")
    queue.failed(slow, queue.WorkerDiedError())
    slow.worker_ids = ["asha"] * 3
    queue.failed(slow, ValueError())
    assert shaky.gave_up == []


def test_looking_at_an_empty_queue_is_one_read_without_a_lock(django_assert_num_queries):
    with django_assert_num_queries(1) as queries:
        assert queue.claim("asha") is None
    assert queries.captured_queries[0]["sql"].startswith("SELECT")
