"""Taking words out of a message for good."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.outbound import redaction as outbound
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.search import tickets as index
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import copies, events
from helpcentre.domain.tickets.actions.attachments import remove_attachment
from helpcentre.domain.tickets.blackout import BLACK, Blackout
from helpcentre.domain.tickets.models import Attachment, Message, Participant, PaymentReport, Redaction, Ticket
from helpcentre.domain.tickets.text import SUBJECT_LIMIT


class NothingFoundError(ValueError):
    """The words stand nowhere in what was to be redacted, and no file was chosen."""


def redact(
    *,
    actor: Actor,
    by: Person,
    message: Message,
    words: Iterable[str] = (),
    files: Iterable[Attachment] = (),
    everywhere: bool = False,
) -> Redaction:
    """Cover ``words`` in a message, with ``everywhere`` in all messages of its ticket, and remove ``files`` of it.

    1. Words go from the message, the ticket's subject, the payment told of, the search index, mail that waits, left or
       was kept as a file, and from whatever copies the apps above know of (``copies``). It cannot be undone.
    2. What is written down is who did it, when, in which message, and how many characters and files: never which.
    3. On SQLite the pages they stood on are zeroed (``secure_delete``); the write-ahead log holds them until its next
       checkpoint, which the caller should ask for after the commit (``maintenance.checkpoint``).

    Raises BlackoutError for words that cannot be covered, NothingFoundError when there is nothing to take out.
    """
    words = [phrase for phrase in words if phrase.strip()]
    blackout = Blackout(words) if words else None
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=message.ticket_id)
        signs = _cover(ticket, message, blackout, everywhere=everywhere) if blackout else 0
        removed = [attachment for attachment in files if attachment.message_id == message.pk]
        for attachment in removed:
            remove_attachment(actor=actor, attachment=attachment)
        if not signs and not removed:
            raise NothingFoundError
        made = Redaction.objects.create(message=message, person=by, signs=signs, files=len(removed))
        if signs:
            log.record(events.MESSAGE_REDACTED, ticket.pk, actor=actor, message=message.pk, signs=signs)
    return made


def _cover(ticket: Ticket, message: Message, blackout: Blackout, *, everywhere: bool) -> int:
    """How many characters went."""
    first = ticket.messages.order_by("id").values_list("pk", flat=True).first()
    chosen = ticket.messages.order_by("id") if everywhere else ticket.messages.filter(pk=message.pk)
    signs = sum(_cover_message(each, blackout) for each in chosen.select_for_update())
    if everywhere or message.pk == first:
        signs += _cover_subject(ticket, blackout)
    if signs:
        index_again(ticket, first)
        _cover_payment(ticket, blackout)
        outbound.cover(mails_about(ticket), blackout)
        copies.cover_all(ticket, blackout)
    return signs


def _cover_subject(ticket: Ticket, blackout: Blackout) -> int:
    signs = blackout.signs(ticket.subject)
    if signs:
        ticket.subject = blackout(ticket.subject)[:SUBJECT_LIMIT]
        ticket.save(update_fields=["subject"])
    return signs


def _cover_message(message: Message, blackout: Blackout) -> int:
    signs = blackout.signs(message.body)
    if signs:
        Message.objects.filter(pk=message.pk).update(body=blackout(message.body))
    return signs


def index_again(ticket: Ticket, first: int | None) -> None:
    """All of it: the subject stands in the entry of the first message."""
    index.put_many(
        index.MessageText(pk, ticket.pk, f"{ticket.subject}\n{body}" if pk == first else body, ticket.language)
        for pk, body in ticket.messages.order_by("id").values_list("pk", "body")
    )


def _cover_payment(ticket: Ticket, blackout: Blackout) -> None:
    report = PaymentReport.objects.filter(ticket=ticket).first()
    if report is not None and blackout(report.code) != report.code:
        PaymentReport.objects.filter(pk=report.pk).update(code=BLACK)


def mails_about(ticket: Ticket) -> list[OutboundMail]:
    """What was mailed of it: to whoever takes or took part, and to the team, whose mails name its number."""
    people = set(Participant.objects.filter(ticket=ticket).values_list("person_id", flat=True))
    theirs = Q(person_id__in=people, kind__startswith="ticket_")
    ours = Q(kind="staff_notice", subject__contains=ticket.reference)
    return list(OutboundMail.objects.filter(theirs | ours, created_at__gte=ticket.created_at).order_by("id"))
