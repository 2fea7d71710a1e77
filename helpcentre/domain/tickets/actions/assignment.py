from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Ticket


class NotStaffError(ValueError):
    """Only staff who answer tickets can be given one."""


def assign(*, actor: Actor, ticket: Ticket, assignee: Person | None) -> Ticket:
    """Give a ticket to a member of staff, or to nobody. Raises NotStaffError for anybody else."""
    if assignee is not None and not may(assignee, Permission.ANSWER_TICKETS):
        raise NotStaffError(f"person {assignee.pk}")
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if ticket.assignee_id == (assignee.pk if assignee else None):
            return ticket
        ids = {"assignee": assignee.pk} if assignee else {}
        if ticket.assignee_id:
            ids["previous"] = ticket.assignee_id
        ticket.assignee = assignee
        ticket.updated_at = clock.now()
        ticket.save(update_fields=["assignee", "updated_at"])
        log.record(events.TICKET_ASSIGNED, ticket.pk, actor=actor, **ids)
    return ticket


def take_next(*, actor: Actor, agent: Person) -> Ticket | None:
    """Give ``agent`` the ticket nobody has that waits longest; None when there is none.

    Two agents who press at once get two tickets: the row is claimed under a lock that skips locked rows.
    """
    with transaction.atomic():
        ticket = (
            Ticket.objects.select_for_update(skip_locked=True)
            .filter(waiting_since__isnull=False, assignee=None)
            .order_by("waiting_since", "id")
            .first()
        )
        return assign(actor=actor, ticket=ticket, assignee=agent) if ticket else None
