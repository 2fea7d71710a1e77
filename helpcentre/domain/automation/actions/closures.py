from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.automation.models import PendingClosure
from helpcentre.domain.tickets.actions import close
from helpcentre.domain.tickets.models import Message, Side, Status, Ticket

BATCH = 200


def close_the_silent() -> int:
    """Close tickets whose notice is over and whose customer stayed silent. Returns how many; a batch at a time."""
    due = list(PendingClosure.objects.filter(closes_at__lte=clock.now()).order_by("closes_at")[:BATCH])
    return sum(_close(row) for row in due)


def _close(row: PendingClosure) -> bool:
    """Looks once more under the lock: the reader of the log may not have come to the customer's word yet."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=row.ticket_id)
        spoke = Message.objects.filter(ticket=ticket, side=Side.CUSTOMER, created_at__gte=row.told_at).exists()
        gone, _ = PendingClosure.objects.filter(pk=row.pk).delete()
        if not gone or spoke or ticket.status != Status.PENDING:
            return False
        close(actor=Actor.system(), ticket=ticket)
    return True
