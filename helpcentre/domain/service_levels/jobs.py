from helpcentre.base.jobs.registry import job
from helpcentre.domain.service_levels.actions.clocks import keep_clocks
from helpcentre.domain.tickets.models import Ticket

BATCH = 200


@job(name="service_levels.recount_open")
def recount_open(*, after: int) -> None:
    """Count the clocks of tickets that are not closed anew, a batch at a time, those after ticket ``after``."""
    ids = list(Ticket.objects.filter(closed_at=None, pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH])
    for number in ids:
        keep_clocks(ticket_id=number)
    if len(ids) == BATCH:
        recount_open.enqueue(after=ids[-1])
