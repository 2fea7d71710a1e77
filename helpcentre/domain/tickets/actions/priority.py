from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Priority, Ticket


def set_priority(*, actor: Actor, ticket: Ticket, priority: int) -> Ticket:
    """How urgent a ticket is. The same again changes nothing. Raises ValueError for a priority that is none."""
    wanted = Priority(priority)
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if ticket.priority == wanted:
            return ticket
        previous = Priority(ticket.priority)
        ticket.priority = wanted
        ticket.updated_at = clock.now()
        ticket.save(update_fields=["priority", "updated_at"])
        log.record(events.PRIORITY_CHANGED, ticket.pk, actor=actor, priority=wanted, previous=previous)
    return ticket
