from collections.abc import Sequence

from django.db import transaction

from helpcentre.domain.answering import macros
from helpcentre.domain.answering.actions.drafts import drop_draft
from helpcentre.domain.answering.models import SavedReply
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.actions import add_note, attach, close, reopen
from helpcentre.domain.tickets.models import Attachment, Message, MessageKind, Status, Ticket


def note(
    *,
    author: Person,
    ticket: Ticket,
    body: str,
    key: str | None = None,
    macro: SavedReply | None = None,
    files: Sequence[Attachment] = (),
) -> Message:
    """A note for the team, kept at once. ``macro`` is the saved reply whose fields go with it, once for one form."""
    with transaction.atomic():
        before = Message.objects.filter(ticket=ticket, key=key).exists() if key else False
        message = add_note(actor=author.actor, ticket=ticket, author=author, body=body, key=key)
        attach(actor=author.actor, message=message, attachments=files)
        drop_draft(person=author, ticket=ticket, kind=MessageKind.NOTE)
        if macro and not before:
            macros.apply(macro, ticket=ticket, agent=author)
            if move := {Status.CLOSED: close, Status.OPEN: reopen}.get(Status(macro.status or Status.PENDING)):
                move(actor=author.actor, ticket=ticket)
    return message
