from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.actions.aside import part_locked, wake_locked
from helpcentre.domain.tickets.models import Status, Ticket, Woken


def close(*, actor: Actor, ticket: Ticket) -> Ticket:
    """Nobody waits any more. Closing a closed ticket changes nothing."""
    return _move_locked(actor, ticket, Status.CLOSED)


def reopen(*, actor: Actor, ticket: Ticket) -> Ticket:
    """The team is the one to answer again. Private links live on with it."""
    return _move_locked(actor, ticket, Status.OPEN)


def _move_locked(actor: Actor, ticket: Ticket, status: Status) -> Ticket:
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        move(actor=actor, ticket=ticket, status=status)
    return ticket


def move(*, actor: Actor, ticket: Ticket, status: Status) -> None:
    """Put a locked ticket into ``status`` and keep the times that go with it, inside the caller's transaction."""
    if ticket.status == status:
        return
    if status == Status.CLOSED:
        wake_locked(actor=actor, ticket=ticket, why=Woken.ASIDE)
    else:
        part_locked(actor=actor, ticket=ticket)  # what is open must stand in a list
    previous = Status(ticket.status)
    moment = clock.now()
    ticket.status = status
    ticket.updated_at = moment
    ticket.closed_at = moment if status == Status.CLOSED else None
    ticket.waiting_since = (ticket.waiting_since or moment) if status == Status.OPEN else None
    ticket.save(update_fields=["status", "updated_at", "closed_at", "waiting_since"])
    log.record(events.STATUS_CHANGED, ticket.pk, actor=actor, status=status, previous=previous)
