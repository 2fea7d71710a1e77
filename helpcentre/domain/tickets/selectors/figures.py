from datetime import timedelta
from statistics import median

from helpcentre.base.core import clock
from helpcentre.base.core.remembered import Remembered
from helpcentre.domain.tickets.models import Ticket

ENOUGH = 5  # with fewer answers a median says nothing about tomorrow
DAYS = 30
_UNKNOWN = -1.0
#: Every ticket page shows the figure, and it takes longer than the rest of the page's queries.
_wait: Remembered[float] = Remembered("tickets.usual_first_reply", seconds=60)


def usual_first_reply() -> timedelta | None:
    """The median time from a ticket to its first reply, over the newest 500 of 30 days, at most a minute old.

    None with fewer than five.
    """
    seconds = _wait.value(_median_wait)
    return None if seconds == _UNKNOWN else timedelta(seconds=seconds)


def _median_wait() -> float:
    since = clock.now() - timedelta(days=DAYS)
    times = (
        Ticket.objects.filter(created_at__gt=since, first_replied_at__isnull=False)
        .order_by("-id")
        .values_list("created_at", "first_replied_at")[:500]
    )
    waits = [(replied - created).total_seconds() for created, replied in times if replied]
    return median(waits) if len(waits) >= ENOUGH else _UNKNOWN
