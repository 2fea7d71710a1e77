"""What somebody began to write about a ticket, or sent a moment ago, may repeat it."""

from helpcentre.domain.answering.models import Draft, HeldReply
from helpcentre.domain.tickets.blackout import Blackout
from helpcentre.domain.tickets.copies import keeper
from helpcentre.domain.tickets.models import Ticket


@keeper("answering.drafts_and_held_replies")
def cover_unsent(ticket: Ticket, blackout: Blackout) -> None:
    """Drafts, and replies that have not left yet."""
    for model in (Draft, HeldReply):
        for row in model._default_manager.filter(ticket=ticket):
            if blackout(row.body) != row.body:
                model._default_manager.filter(pk=row.pk).update(body=blackout(row.body))
