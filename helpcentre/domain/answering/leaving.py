"""When a held reply leaves: row and message change places."""

from django.db import transaction
from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.answering import macros
from helpcentre.domain.answering.models import HeldReply
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.actions import attach, send_reply
from helpcentre.domain.tickets.models import Message, Side, Status, Ticket


def send_due(*, ticket: Ticket, now: bool = False, author: Person | None = None) -> int:
    """Send the replies of a ticket whose moment is over, oldest first; with ``now`` those of ``author`` that wait.

    Returns how many. A job calls it, and whoever reads the ticket next: the answer leaves even when no worker runs.

    1. Without the lock: nothing to do is the usual case, and costs one look.
    2. Under the ticket's lock, row and message change places in one transaction, so that it leaves once.
    3. Had the customer written what the author had not seen, the ticket keeps waiting for us; had somebody closed it
       meanwhile, it stays closed.
    """
    if _waits.first(ticket=ticket.pk) is None:
        return 0
    due = HeldReply.objects.filter(ticket=ticket).order_by("id")
    due = due.filter(author=author) if now else due.filter(leaves_at__lte=clock.now())
    if not due.exists():
        return 0
    with transaction.atomic():
        locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
        rows = list(due.select_related("author__staffmember", "macro__assignee__staffmember", "macro__team"))
        for held in rows:
            _leave(locked, held)
    return len(rows)


@prepared
def _waits(ticket: One) -> QuerySet[HeldReply, int]:
    return HeldReply.objects.filter(ticket=ticket).values_list("pk", flat=True)


def _leave(ticket: Ticket, held: HeldReply) -> None:
    status = Status(held.then)
    ticket.refresh_from_db()
    if Message.objects.filter(ticket=ticket, side=Side.CUSTOMER, id__gt=held.seen).exists():
        status = Status.OPEN
    elif ticket.closed_at and ticket.closed_at >= held.created_at:
        status = Status.CLOSED
    files = list(held.files.all())
    held.delete()
    if held.macro:
        macros.apply(held.macro, ticket=ticket, agent=held.author)
    author = held.author
    sent = send_reply(actor=author.actor, ticket=ticket, author=author, body=held.body, key=held.key, status=status)
    attach(actor=author.actor, message=sent, attachments=files)
