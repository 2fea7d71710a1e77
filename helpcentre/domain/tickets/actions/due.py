from datetime import datetime

from helpcentre.domain.tickets.models import Ticket


def set_due(*, ticket: Ticket, due_at: datetime | None) -> None:
    """Say when the next of our promises on a ticket falls due; None when none runs.

    It is the sort key of every list, so it lies on the ticket, although service levels (a floor above) work it out.
    It changes nothing that happened: no event, and the ticket's last change stays what it was.
    """
    if ticket.due_at != due_at:
        Ticket.objects.filter(pk=ticket.pk).update(due_at=due_at)
