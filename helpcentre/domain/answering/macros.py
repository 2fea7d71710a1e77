"""What a saved reply does to a ticket besides its words, when they leave."""

from contextlib import suppress

from helpcentre.domain.answering.models import Assign, SavedReply
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import tags
from helpcentre.domain.tickets.actions import (
    AwayError,
    NotStaffError,
    add_tags,
    assign,
    give_to_team,
    remove_tag,
    set_priority,
)
from helpcentre.domain.tickets.models import Tag, Ticket


def apply(reply: SavedReply, *, ticket: Ticket, agent: Person) -> None:
    """Priority, tags, team and assignee, inside the caller's transaction; the status goes with the message itself.

    A colleague who left or is away since is passed over, and so are a team that was put away and tags for which the
    ticket has no room. One macro is applied once for one message and sends nothing
    itself, so none can set off another.
    """
    if reply.priority:
        set_priority(actor=agent.actor, ticket=ticket, priority=reply.priority)
    if reply.team and reply.team.archived_at is None:
        give_to_team(actor=agent.actor, ticket=ticket, team=reply.team)
    _sort(reply, ticket=ticket, agent=agent)
    wanted = {Assign.ME: agent, Assign.PERSON: reply.assignee, Assign.NOBODY: None}
    if not reply.assign or (reply.assign == Assign.PERSON and reply.assignee is None):
        return
    with suppress(AwayError, NotStaffError):
        assign(actor=agent.actor, ticket=ticket, assignee=wanted[Assign(reply.assign)])


def _sort(reply: SavedReply, *, ticket: Ticket, agent: Person) -> None:
    if reply.takes_off:
        keys = [tags.key_of(name) for name in tags.split(reply.takes_off)]
        for tag in Tag.objects.filter(key__in=keys, ticket_tags__ticket=ticket):
            remove_tag(actor=agent.actor, ticket=ticket, tag=tag)
    if reply.puts_on:
        with suppress(tags.TagError):
            add_tags(actor=agent.actor, ticket=ticket, names=tags.split(reply.puts_on))
