from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import availability
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Ticket


class NotStaffError(ValueError):
    """Only staff who answer tickets can be given one."""


class AwayError(ValueError):
    """Somebody who is out of office is given nothing; ``availability.who_answers_for`` says who covers."""


def assign(*, actor: Actor, ticket: Ticket, assignee: Person | None) -> Ticket:
    """Give a ticket to a member of staff, or to nobody.

    Raises NotStaffError for anybody else, and AwayError for somebody who is out of office. Whoever takes a ticket
    themselves is plainly here.
    """
    if assignee is not None and not may(assignee, Permission.ANSWER_TICKETS):
        raise NotStaffError(f"person {assignee.pk}")
    if assignee is not None and actor.person_id != assignee.pk and availability.is_away(assignee):
        raise AwayError(f"person {assignee.pk}")
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        hand_over(actor=actor, ticket=ticket, assignee=assignee)
    return ticket


def hand_over(*, actor: Actor, ticket: Ticket, assignee: Person | None) -> None:
    """Put a locked ticket into other hands inside the caller's transaction; whom, was decided before."""
    if ticket.assignee_id == (assignee.pk if assignee else None):
        return
    ids = {"assignee": assignee.pk} if assignee else {}
    if ticket.assignee_id:
        ids["previous"] = ticket.assignee_id
    ticket.assignee = assignee
    ticket.updated_at = clock.now()
    ticket.save(update_fields=["assignee", "updated_at"])
    log.record(events.TICKET_ASSIGNED, ticket.pk, actor=actor, **ids)


def take_next(*, actor: Actor, agent: Person) -> Ticket | None:
    """Give ``agent`` the ticket nobody has that waits longest; None when there is none.

    Two agents who press at once get two tickets: the row is claimed under a lock that skips locked rows.
    """
    with transaction.atomic():
        ticket = (
            Ticket.objects.select_for_update(skip_locked=True)
            .filter(waiting_since__isnull=False, assignee=None, set_aside=None)
            .order_by("waiting_since", "id")
            .first()
        )
        return assign(actor=actor, ticket=ticket, assignee=agent) if ticket else None
