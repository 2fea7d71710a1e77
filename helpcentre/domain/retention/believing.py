"""Whether the clock can be believed. What went too early never comes back, so a clock that jumped removes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from helpcentre.base.events.models import Event
from helpcentre.domain.retention.models import RetentionRun

BACK = timedelta(minutes=10)  # what time servers correct without a word
STEP = timedelta(days=2)  # between two runs, which come every hour
WATCHED = timedelta(days=1)  # how long a clock after a jump must go on evenly
FURTHEST = timedelta(days=45)  # a server may have been off for so long; beyond, somebody must look at it


@dataclass(frozen=True)
class Belief:
    """``settles_at`` is when a clock will be believed if it goes on evenly; None: when somebody says it is right."""

    is_believed: bool
    settles_at: datetime | None = None


def look(now: datetime) -> Belief:
    """Compare ``now`` with the last run that was believed, or with the newest event before there was one."""
    runs = RetentionRun.objects.filter(is_rehearsal=False).order_by("-id")
    believed = runs.filter(is_refused=False).values_list("started_at", flat=True).first()
    moment = believed or Event.objects.order_by("-id").values_list("occurred_at", flat=True).first()
    if moment is None or _is_even(moment, now):
        return Belief(True)
    last = runs.first()
    if last is not None and last.is_refused and _is_even(last.started_at, now):
        settled = last.settles_at is not None and now >= last.settles_at
        return Belief(settled, last.settles_at)
    return Belief(False, now + WATCHED if abs(now - moment) <= FURTHEST else None)


def _is_even(before: datetime, now: datetime) -> bool:
    return -BACK <= now - before <= STEP
