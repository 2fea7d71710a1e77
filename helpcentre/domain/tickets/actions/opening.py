from dataclasses import asdict, dataclass
from typing import Any

from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.inventory.taxonomy import Use
from helpcentre.base.search import tickets as index
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.people.objections import objects
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.actions.access import make_link
from helpcentre.domain.tickets.models import (
    Channel,
    Message,
    Participant,
    ParticipantRole,
    PaymentReport,
    RequestContext,
    Side,
    Submission,
    Ticket,
    TicketLink,
)
from helpcentre.domain.tickets.payments import Payment


@dataclass(frozen=True)
class Context:
    """What the request said of the device: short names, never the raw header."""

    ip_address: str | None = None
    browser: str = ""
    device: str = ""
    operating_system: str = ""
    page: str = ""


@dataclass(frozen=True)
class Opened:
    """``is_new`` is False when the same form came before: then everything is the first sending's."""

    ticket: Ticket
    message: Message
    link: TicketLink
    is_new: bool


def open_ticket(
    *,
    actor: Actor,
    requester: Person,
    subject: str,
    body: str,
    channel: str,
    language: str,
    business: Business | None = None,
    assignee: Person | None = None,
    key: str | None = None,
    context: Context | None = None,
    payment: Payment | None = None,
    proved: bool = False,
) -> Opened:
    """Open a ticket with its first message. ``subject`` and ``body`` are cleaned by ``text``.

    ``proved``: the requester signed in, or a member of staff spoke with them. Who only typed an address may be anybody.

    1. Ticket, message, participant, private link, context, payment, index row and events become visible together.
    2. The ``key`` is unique in the database: a second sending, a moment or a day later, fails on it before anything
       else is written, everything is rolled back, and the answer is the ticket of the first sending. A key that
       somebody else used first counts for nothing: it must not lead to their ticket.
    """
    facts: dict[str, Any] = {
        "actor": actor,
        "requester": requester,
        "subject": subject,
        "body": body,
        "channel": Channel(channel).value,
        "language": language,
        "business": business,
        "assignee": assignee,
        "context": context,
        "payment": payment,
        "proved": proved,
    }
    try:
        with transaction.atomic():
            return _open(key=key, **facts)
    except IntegrityError:
        if not key:
            raise
        return _first_sending(key, requester) or _open(key=None, **facts)


def _first_sending(key: str, requester: Person) -> Opened | None:
    sent = Submission.objects.select_related("ticket__requester").filter(key=key, ticket__requester=requester).first()
    if sent is None:
        return None
    ticket = sent.ticket
    message = ticket.messages.order_by("id").first()
    link = ticket.links.filter(person=ticket.requester).order_by("id").first()
    return Opened(ticket, message, link, is_new=False) if message and link else None


@transaction.atomic
def _open(
    *,
    actor: Actor,
    requester: Person,
    subject: str,
    body: str,
    channel: str,
    language: str,
    business: Business | None,
    assignee: Person | None,
    key: str | None,
    context: Context | None,
    payment: Payment | None,
    proved: bool,
) -> Opened:
    moment = clock.now()
    ticket = Ticket.objects.create(
        subject=subject,
        channel=channel,
        language=language,
        requester=requester,
        business=business,
        assignee=assignee,
        created_at=moment,
        updated_at=moment,
        waiting_since=moment,
        requester_proved_at=moment if proved else None,
    )
    if key:
        Submission.objects.create(key=key, ticket=ticket, created_at=moment)
    message = Message.objects.create(
        ticket=ticket, author=requester, side=Side.CUSTOMER, body=body, key=key, created_at=moment
    )
    ticket.last_message = message
    ticket.save(update_fields=["last_message"])
    Participant.objects.create(ticket=ticket, person=requester, role=ParticipantRole.REQUESTER, added_at=moment)
    link = make_link(ticket=ticket, person=requester)
    if context and objects(requester.pk, Use.SUPPORT):
        context = Context(ip_address=context.ip_address)  # against abuse; of the device nothing, as they asked
    if context:
        RequestContext.objects.create(ticket=ticket, created_at=moment, **asdict(context))
    if payment:
        PaymentReport.objects.create(ticket=ticket, created_at=moment, **asdict(payment))
    index.put(message.pk, ticket.pk, f"{subject}\n{body}", language)
    log.record(events.TICKET_CREATED, ticket.pk, actor=actor, message=message.pk, channel=channel)
    if assignee:
        log.record(events.TICKET_ASSIGNED, ticket.pk, actor=actor, assignee=assignee.pk)
    return Opened(ticket, message, link, is_new=True)
