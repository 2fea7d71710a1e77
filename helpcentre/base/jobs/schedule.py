"""The periodic table: functions that run once in every slot of time, however many workers there are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.jobs.models import PeriodicRun
from helpcentre.base.jobs.registry import job

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Periodic:
    """``run`` takes nothing and is idempotent; it is tried again like any job when it fails."""

    name: str
    every: timedelta
    run: Callable[[], object]

    def slot(self, moment: datetime) -> datetime:
        """The start of the slot that ``moment`` lies in. Slots are counted from 1970 in UTC."""
        return moment - (moment - _EPOCH) % self.every


_table: dict[str, Periodic] = {}


def periodic(name: str, *, every: timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Declare a periodic function in an app's ``schedule.py``. Raises ValueError when the name is taken.

    Slots that passed while no worker ran are not made up for; the current one is.
    """

    def declare(run: Callable[[], object]) -> Callable[[], object]:
        if name in _table or every < timedelta(seconds=1):
            raise ValueError(f"{name!r} every {every} cannot be scheduled")
        _table[name] = Periodic(name, every, run)
        return run

    return declare


def all_periodics() -> list[Periodic]:
    """The whole table, by name."""
    return [_table[name] for name in sorted(_table)]


def enqueue_due(known: dict[str, datetime]) -> int:
    """Enqueue what has entered a new slot. Returns how many this caller enqueued.

    ``known`` is the caller's memory of slots already taken, by name; it saves looking at the table each time.
    """
    count = 0
    for entry in all_periodics():
        slot = entry.slot(clock.now())
        if known.get(entry.name) != slot:
            count += _enqueue(entry.name, slot)
            known[entry.name] = slot
    return count


def _enqueue(name: str, slot: datetime) -> bool:
    """Row and job commit together; whoever comes second meets the unique constraint."""
    if PeriodicRun.objects.filter(name=name, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            run_periodic.enqueue(run_id=PeriodicRun.objects.create(name=name, slot=slot).pk)
    except IntegrityError:
        return False
    return True


@job(name="jobs.periodic")
def run_periodic(*, run_id: int) -> None:
    """Run one slot. A name that this version no longer declares is left alone."""
    run = PeriodicRun.objects.filter(pk=run_id, finished_at=None).first()
    if run is None:
        return
    if run.name in _table:
        _table[run.name].run()
    PeriodicRun.objects.filter(pk=run_id).update(finished_at=clock.now())


def forget_runs(before: datetime) -> int:
    """Delete the runs of slots that began before this moment. Returns how many."""
    deleted, _ = PeriodicRun.objects.filter(slot__lt=before).delete()
    return deleted
