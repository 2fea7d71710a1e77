from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.domain.answering.models import Draft, HeldReply, SavedReply
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Message, MessageKind, Status, Ticket
from helpcentre.domain.tickets.text import BODY_LIMIT


def keep_draft(
    *,
    person: Person,
    ticket: Ticket,
    kind: str,
    body: str,
    then: str = Status.PENDING,
    key: str | None = None,
    macro: SavedReply | None = None,
) -> Draft | None:
    """Keep what ``person`` has written so far; an empty text drops it. Returns the draft that is left.

    ``key`` is the form's: a save that arrives after the same form was sent is late, and must not bring the words back.
    """
    clean = body.replace("\x00", "").replace("\r\n", "\n")[:BODY_LIMIT]
    with transaction.atomic():
        if key and _was_sent(ticket, key):
            return None
        if not clean.strip():
            drop_draft(person=person, ticket=ticket, kind=kind)
            return None
        return Draft.objects.update_or_create(
            person=person,
            ticket=ticket,
            kind=MessageKind(kind),
            defaults={"body": clean, "then": Status(then), "macro": macro, "updated_at": clock.now()},
        )[0]


def _was_sent(ticket: Ticket, key: str) -> bool:
    return (
        Message.objects.filter(ticket=ticket, key=key).exists()
        or HeldReply.objects.filter(ticket=ticket, key=key).exists()
    )


def drop_draft(*, person: Person, ticket: Ticket, kind: str) -> None:
    """It was sent, or emptied."""
    Draft.objects.filter(person=person, ticket=ticket, kind=kind).delete()
