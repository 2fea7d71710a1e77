"""Letting go of what is past its time."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.events import faults
from helpcentre.base.inventory.terms import Term, all_terms
from helpcentre.domain.retention import believing, overdue
from helpcentre.domain.retention.models import RetentionRun
from helpcentre.domain.retention.periods import chosen, days_of
from helpcentre.domain.retention.removing import Rows, remove

logger = logging.getLogger(__name__)

BATCH = 500  # rows per transaction
PAUSE = 0.02  # seconds between two, in which whoever waits to write comes to it
MOST = 50_000  # rows of one term in one run; the next run goes on
HISTORY = timedelta(days=400)


def let_go(*, rehearse: bool = False, clock_is_right: bool = False) -> RetentionRun:
    """Everything past its time goes, in batches, except what a legal hold keeps. Returns the report.

    With ``rehearse`` it is only counted. While the clock cannot be believed nothing is touched, unless somebody looked
    and says ``clock_is_right``. What is kept for less than a week goes by the hourly jobs of its own app.
    """
    now = clock.now()
    belief = believing.look(now)
    run = RetentionRun(started_at=now, is_rehearsal=rehearse)
    run.is_refused = not rehearse and not belief.is_believed and not clock_is_right
    run.settles_at = belief.settles_at if run.is_refused else None
    if not run.is_refused:
        among = chosen()
        for term in all_terms():
            if counted := _one(term, days_of(term, among), now, rehearse):
                run.counts[term.name] = counted
    run.finished_at = clock.now()
    run.save()
    RetentionRun.objects.filter(started_at__lt=now - HISTORY).delete()
    return run


def _one(term: Term, days: int, now: datetime, rehearse: bool) -> dict[str, int]:
    if term.is_short:
        return {}
    free, held = overdue.split(term, overdue.past(term, days, now))
    counted = {"held": held.count()}
    if rehearse:
        counted["due"] = free.count()
    else:
        counted["gone"], counted["stuck"] = _in_batches(free, remove if term.whole else _emptying(term))
    return {what: number for what, number in counted.items() if number}


def _emptying(term: Term) -> Callable[[Rows], None]:
    values = overdue.emptied(term)

    def empty(chosen: Rows) -> None:
        chosen.update(**values)

    return empty


def _in_batches(free: Rows, take: Callable[[Rows], None]) -> tuple[int, int]:
    """How many went, and how many could not, because something that stays points at them.

    A batch that cannot go as a whole goes row by row, or one such row would keep everything behind it.
    """
    gone, stuck = 0, list[object]()
    while gone < MOST and len(stuck) < BATCH:
        keys = list(free.exclude(pk__in=stuck).order_by().values_list("pk", flat=True)[:BATCH])
        if not keys:
            break
        left = [] if _take(free, keys, take) else [key for key in keys if not _take(free, [key], take)]
        gone, stuck = gone + len(keys) - len(left), stuck + left
        if len(keys) == BATCH:
            time.sleep(PAUSE)
    return gone, len(stuck)


def _take(free: Rows, keys: list[Any], take: Callable[[Rows], None]) -> bool:
    try:
        with transaction.atomic():
            take(free.model._base_manager.filter(pk__in=keys))
    except Exception as error:
        logger.error("Retention failed: %s", faults.describe(error))
        return False
    return True
