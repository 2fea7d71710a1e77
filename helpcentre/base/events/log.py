"""Writing and reading the event log."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.events import wakeup
from helpcentre.base.events.kinds import EventKind
from helpcentre.base.events.models import Event

# PostgreSQL hands out ids before commit, so a reader could see 8 before 7 exists. Writers of events hold this
# transaction lock from the first record to the commit, so that ids become visible in order. SQLite has one writer.
_ORDER_LOCK = 0x6B75_7475
MOST = 200  # events that are usually read at once


def record(kind: EventKind, subject_id: int, *, actor: Actor, **data: object) -> Event:
    """Append one event inside the caller's transaction, last, after the rows it tells of.

    Raises BadEvent for an undeclared payload and TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{kind.name} must be recorded with its rows")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s), pg_notify(%s, '')", [_ORDER_LOCK, wakeup.CHANNEL])
    return Event.objects.create(
        kind=kind.name,
        occurred_at=clock.now(),
        actor_kind=actor.kind.value,
        actor_id=actor.person_id,
        subject_kind=kind.subject,
        subject_id=subject_id,
        data=kind.checked(data),
    )


def after(event_id: int, *, kinds: Iterable[str] | None = None, limit: int = MOST) -> list[Event]:
    """Up to ``limit`` events later than ``event_id``, oldest first."""
    if kinds is None and limit <= MOST:
        return _after(event=event_id)[:limit]
    events = Event.objects.filter(id__gt=event_id).order_by("id")
    if kinds is not None:
        events = events.filter(kind__in=list(kinds))
    return list(events[:limit])


def of(subject_kind: str, subject_id: int) -> list[Event]:
    """The whole history of one row, oldest first."""
    return _of(kind=subject_kind, subject=subject_id)


def newest_id() -> int:
    """The id of the newest event, 0 when there is none."""
    return _newest.first() or 0


@prepared
def _after(event: One) -> QuerySet[Event]:
    return Event.objects.filter(id__gt=event).order_by("id")[:MOST]


@prepared
def _of(kind: One, subject: One) -> QuerySet[Event]:
    return Event.objects.filter(subject_kind=kind, subject_id=subject).order_by("id")


@prepared
def _newest() -> QuerySet[Event, int]:
    return Event.objects.order_by("-id").values_list("id", flat=True)
