from datetime import datetime

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind
from helpcentre.domain.service_levels import events
from helpcentre.domain.service_levels.models import TicketClock

Wanted = dict[str, datetime | None]
BATCH = 200
MOST = 5_000  # clocks in one run; the next run, a minute later, goes on


def watch_clocks() -> int:
    """Note which clocks have come to their warning or their end, each once. Returns how many.

    Each row is claimed by an update whose count is checked, in a transaction of its own with its event: two watchers
    at once tell once, and whoever writes tickets never waits for more than one row.
    """
    now = clock.now()
    done = 0
    rounds: tuple[tuple[Wanted, str, EventKind], ...] = (
        ({"due_at__lte": now, "breached_at": None}, "breached_at", events.CLOCK_BREACHED),
        ({"warn_at__lte": now, "warned_at": None, "breached_at": None}, "warned_at", events.CLOCK_WARNED),
    )
    for wanted, mark, kind in rounds:
        order = "due_at" if mark == "breached_at" else "warn_at"
        while done < MOST:
            batch = list(TicketClock.objects.filter(**wanted).order_by(order)[:BATCH])
            if not batch:
                break
            done += sum(_mark(row, wanted, mark, kind) for row in batch)
    return done


def _mark(row: TicketClock, wanted: Wanted, mark: str, kind: EventKind) -> bool:
    with transaction.atomic():
        won = TicketClock.objects.filter(pk=row.pk, **wanted).update(**{mark: clock.now()})
        if won:
            log.record(kind, row.ticket_id, actor=Actor.system(), clock=row.pk, clock_kind=row.kind)
    return bool(won)
