"""Hints that pass: something moved that means nothing a minute later, so that no log keeps it.

A hint names a kind and a row, as an event does, and reaches the streams of every process that asked for this kind by
name. It carries no ``id:`` line, so a browser's Last-Event-ID stays where the log put it, and nothing is replayed:
whoever connects later reads how things are. It may be lost with a connection, so what it tells of must also be read
now and then.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.events import wakeup
from helpcentre.base.events.kinds import GRAMMAR, BadEvent
from helpcentre.base.live.models import Hint
from helpcentre.base.live.topics import Passing, Topic

KEPT = timedelta(minutes=1)  # a watcher that looks less often than this has worse troubles
BATCH = 200


@dataclass(frozen=True)
class HintKind:
    """One thing that can move. ``name`` follows the grammar of events."""

    name: str

    def of(self, subject_id: int | None) -> Topic:
        """This kind at one row, or at every row for None. No topic of events brings hints along.

        The whole name stands where a topic of events has its subject, which never holds a dot.
        """
        return Topic(self.name, subject_id)


_kinds: dict[str, HintKind] = {}


def hint(name: str) -> HintKind:
    """Declare a kind at import of an app's ``hints.py``. Raises BadEvent when the name is taken or misspelt."""
    if not GRAMMAR.match(name) or name in _kinds:
        raise BadEvent(f"{name!r} is no new hint")
    return _kinds.setdefault(name, HintKind(name))


def is_hint(name: str) -> bool:
    return name in _kinds


def give(kind: HintKind, subject_id: int) -> None:
    """Tell every open stream of ``kind`` at this row when the caller's transaction commits.

    On PostgreSQL nothing is written. On SQLite a row carries it, for a minute. Raises TransactionManagementError
    outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{kind.name} must be given with its rows")
    if connection.vendor == "postgresql":
        wakeup.pass_on(f"{kind.name} {subject_id}")
        return
    now = clock.now()
    Hint.objects.filter(given_at__lt=now - KEPT).delete()
    Hint.objects.create(kind=kind.name, subject_id=subject_id, given_at=now)


def read(payload: str) -> Passing | None:
    """A hint as PostgreSQL carries it; None for what is none of ours."""
    name, _, number = payload.partition(" ")
    return Passing(name, int(number)) if is_hint(name) and number.isdecimal() else None


def after(position: int) -> tuple[int, list[Passing]]:
    """Hints whose rows are later than ``position``, and the new position. On PostgreSQL there are none."""
    if connection.vendor == "postgresql":
        return position, []
    rows = _after(position=position)
    return (rows[-1][0] if rows else position), [Passing(kind, number) for _, kind, number in rows]


def newest() -> int:
    """The position of whoever begins to listen now."""
    return Hint.objects.order_by("-id").values_list("id", flat=True).first() or 0


@prepared
def _after(position: One) -> QuerySet[Hint, tuple[int, str, int]]:
    return Hint.objects.filter(id__gt=position).order_by("id").values_list("id", "kind", "subject_id")[:BATCH]
