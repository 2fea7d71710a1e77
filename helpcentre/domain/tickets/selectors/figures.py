from datetime import timedelta
from statistics import median

from helpcentre.base.core import clock
from helpcentre.domain.tickets.models import Ticket

ENOUGH = 5  # with fewer answers a median says nothing about tomorrow


def usual_first_reply(days: int = 30) -> timedelta | None:
    """The median time from a ticket to its first reply, over the newest 500 of ``days`` days; None below 5."""
    since = clock.now() - timedelta(days=days)
    times = (
        Ticket.objects.filter(created_at__gt=since, first_replied_at__isnull=False)
        .order_by("-id")
        .values_list("created_at", "first_replied_at")[:500]
    )
    waits = [(replied - created).total_seconds() for created, replied in times if replied]
    return timedelta(seconds=median(waits)) if len(waits) >= ENOUGH else None
