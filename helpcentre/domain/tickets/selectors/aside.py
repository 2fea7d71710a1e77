from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.tickets.models import Snooze, Ticket


def snooze_of(ticket: Ticket) -> Snooze | None:
    """Until when a ticket is away, and who put it there."""
    return _snooze.first(ticket=ticket.pk)


@prepared
def _snooze(ticket: One) -> QuerySet[Snooze]:
    return Snooze.objects.select_related("person").filter(ticket=ticket, ended_at=None)


def due_snoozes(limit: int) -> list[Snooze]:
    """Those whose moment has come, the longest over first."""
    over = Snooze.objects.select_related("ticket").filter(ended_at=None, until__lte=clock.now())
    return list(over.order_by("until")[:limit])
