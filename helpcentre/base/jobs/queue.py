"""The queue: taking a job, and what becomes of it when it fails or its worker dies.

django-tasks-db keeps the rows. Its own worker is not used: it opens an exclusive transaction for every look at an
empty queue, never tries a failed task again, and stores tracebacks, whose words may hold personal data.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.events import faults, wakeup
from helpcentre.base.jobs import registry

logger = logging.getLogger(__name__)

BACK_OFF = (5, 30, 120, 600, 1800, 3600, 7200)  # seconds before the second, third … try; the last repeats
_TRIES_OF_OTHERS = 3  # tasks that a library declared, not we

Row = DBTaskResult[Any, Any]


class WorkerDiedError(Exception):
    """The worker that had the job is gone."""


def wake_workers(**_: object) -> None:
    """Receiver of django-tasks' ``task_enqueued``: sleeping workers look at the queue when the caller commits."""
    wakeup.ring()


def claim(worker_id: str) -> Row | None:
    """Take the next job that is due, or None. Looking at an empty queue is one read and locks nothing."""
    if _due.first(now=clock.now()) is None:
        return None
    with transaction.atomic():
        row = DBTaskResult.objects.ready().filter(backend_name="default").get_locked()
        if row is not None:
            row.claim(worker_id)
    return row


@prepared
def _due(now: One) -> QuerySet[Row, Any]:
    """The rows that ``ready()`` finds at a moment."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, backend_name="default")
    return waiting.filter(Q(run_after=get_date_max()) | Q(run_after__lte=now)).order_by().values_list("pk", flat=True)


def succeeded(row: Row) -> None:
    row.set_successful(None)


def failed(row: Row, error: BaseException) -> bool:
    """Give the job back to run later, or mark it failed after its last try. Returns whether it is given back.

    Only a job that still is as ``row`` says is touched, so two reapers, or a reaper and a slow worker, agree.
    Stored and logged are the error's type and place, without its words.
    """
    held = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
    if not held.exists():
        return False
    place = faults.describe(error)
    name, tries, gave_up = _facts(row)
    attempt = len(row.worker_ids)
    again = attempt < tries
    changes: dict[str, Any] = {"exception_class_path": place.split(" at ")[0], "traceback": place}
    now = clock.now()
    if again:
        wait = timedelta(0) if isinstance(error, WorkerDiedError) else delay(attempt)
        changes |= {"status": TaskResultStatus.READY, "run_after": now + wait}
    else:
        changes |= {"status": TaskResultStatus.FAILED, "finished_at": now}
        _give_up(name, gave_up, row)
    if not held.update(**changes):
        return False
    logger.error("%s failed, try %d of %d: %s", name, attempt, tries, place)
    return again


def delay(attempt: int) -> timedelta:
    """How long to wait after the failed try number ``attempt``."""
    return timedelta(seconds=BACK_OFF[min(attempt, len(BACK_OFF)) - 1])


def give_back_of_dead(living: set[str]) -> int:
    """Give back every running job whose worker is not among ``living``. Returns how many were."""
    count = 0
    for row in DBTaskResult.objects.running().filter(backend_name="default"):
        if row.worker_ids[-1] not in living:
            count += failed(row, WorkerDiedError())
    return count


def forget_finished(*, successful_before: datetime, failed_before: datetime) -> int:
    """Delete finished rows that ended before these moments. Returns how many."""
    done, _ = DBTaskResult.objects.successful().filter(finished_at__lt=successful_before).delete()
    lost, _ = DBTaskResult.objects.failed().filter(finished_at__lt=failed_before).delete()
    return done + lost


def _facts(row: Row) -> tuple[str, int, registry.Function | None]:
    """Name, tries and last resort of the job in ``row``."""
    name = row.args_kwargs["kwargs"].get("name", row.task_path)
    if row.task_path != registry.run_job.module_path:
        return row.task_path, _TRIES_OF_OTHERS, None
    try:
        job = registry.find(name)
    except LookupError:
        return name, len(BACK_OFF), None
    return name, job.tries, job.gave_up


def _give_up(name: str, gave_up: registry.Function | None, row: Row) -> None:
    """Before the row is marked, so that a death in between repeats it rather than skips it."""
    if gave_up is None:
        return
    try:
        gave_up(**row.args_kwargs["kwargs"]["ids"])
    except Exception as error:
        logger.error("%s could not be given up: %s", name, faults.describe(error))
