from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.domain.answering import macros
from helpcentre.domain.answering.actions.drafts import drop_draft, keep_draft
from helpcentre.domain.answering.jobs import send_held
from helpcentre.domain.answering.models import Draft, HeldReply, SavedReply, WritingPreference
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.actions import attach, send_reply
from helpcentre.domain.tickets.models import Attachment, Message, MessageKind, Side, Status, Ticket


def answer(
    *,
    author: Person,
    ticket: Ticket,
    body: str,
    key: str | None = None,
    status: str = Status.PENDING,
    seen: int = 0,
    macro: SavedReply | None = None,
    files: Sequence[Attachment] = (),
) -> Message | HeldReply:
    """Send a reply, after a moment in which ``author`` can take it back. The same form sent twice counts once.

    ``seen`` is the customer's newest message that the author had before them, 0 for all there are. ``macro`` is the
    saved reply whose fields go with it.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        drop_draft(person=author, ticket=ticket, kind=MessageKind.REPLY)
        if key and (sent := _first(ticket, key)):
            return sent
        seconds = _moment(author)
        if not seconds:
            if macro:
                macros.apply(macro, ticket=ticket, agent=author)
            sent = send_reply(actor=author.actor, ticket=ticket, author=author, body=body, key=key, status=status)
            attach(actor=author.actor, message=sent, attachments=files)
            return sent
        held = HeldReply.objects.create(
            ticket=ticket,
            author=author,
            body=body,
            then=Status(status),
            macro=macro,
            seen=seen or _newest_heard(ticket),
            key=key or None,
            leaves_at=clock.now() + timedelta(seconds=seconds),
        )
        held.files.set(files)
        send_held.enqueue_after(timedelta(seconds=seconds), ticket_id=ticket.pk)
    return held


def _first(ticket: Ticket, key: str) -> Message | HeldReply | None:
    return (
        HeldReply.objects.filter(ticket=ticket, key=key).first()
        or Message.objects.filter(ticket=ticket, key=key).first()
    )


def _moment(author: Person) -> int:
    """Seconds that replies of ``author`` are held."""
    if not settings.UNDO_SECONDS or WritingPreference.objects.filter(person=author, holds_replies=False).exists():
        return 0
    return int(settings.UNDO_SECONDS)


def _newest_heard(ticket: Ticket) -> int:
    heard = Message.objects.filter(ticket=ticket, side=Side.CUSTOMER).order_by("-id")
    return heard.values_list("pk", flat=True).first() or 0


@dataclass(frozen=True)
class Returned:
    """What was taken back, for the composer. Its words are a draft again."""

    body: str
    then: str
    macro: SavedReply | None
    files: list[Attachment]


def take_back(*, person: Person, ticket: Ticket, held_id: int, also: str = "") -> Returned | None:
    """Bring a reply of ``person`` back as their draft, before what they have begun since (``also``).

    None when it has left, or was never theirs. The lock on the ticket makes it either taken back or sent, never both.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        held = HeldReply.objects.filter(pk=held_id, ticket=ticket, author=person).first()
        if held is None:
            return None
        files = list(held.files.select_related("file").order_by("pk"))
        held.delete()
        kept = Draft.objects.filter(person=person, ticket=ticket, kind=MessageKind.REPLY)
        begun = also or kept.values_list("body", flat=True).first() or ""
        body = "\n\n".join(part for part in (held.body, begun.strip()) if part)
        keep_draft(person=person, ticket=ticket, kind=MessageKind.REPLY, body=body, then=held.then, macro=held.macro)
    return Returned(body, held.then, held.macro, files)
