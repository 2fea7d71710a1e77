"""What a saved reply does to a ticket besides its words, when they leave."""

from contextlib import suppress

from helpcentre.domain.answering.models import Assign, SavedReply
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.actions import AwayError, NotStaffError, assign, set_priority
from helpcentre.domain.tickets.models import Ticket


def apply(reply: SavedReply, *, ticket: Ticket, agent: Person) -> None:
    """Priority and assignee, inside the caller's transaction; the status goes with the message itself.

    A colleague who left or is away since is passed over. One macro is applied once for one message and sends nothing
    itself, so none can set off another.
    """
    if reply.priority:
        set_priority(actor=agent.actor, ticket=ticket, priority=reply.priority)
    wanted = {Assign.ME: agent, Assign.PERSON: reply.assignee, Assign.NOBODY: None}
    if not reply.assign or (reply.assign == Assign.PERSON and reply.assignee is None):
        return
    with suppress(AwayError, NotStaffError):
        assign(actor=agent.actor, ticket=ticket, assignee=wanted[Assign(reply.assign)])
