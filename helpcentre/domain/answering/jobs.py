from helpcentre.base.jobs.registry import job
from helpcentre.domain.answering.leaving import send_due
from helpcentre.domain.tickets.models import Ticket


@job(name="answering.send_held")
def send_held(*, ticket_id: int) -> None:
    """Let the replies of one ticket go whose moment is over."""
    if ticket := Ticket.objects.filter(pk=ticket_id).first():
        send_due(ticket=ticket)
