from django.db import IntegrityError, transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind
from helpcentre.base.search import tickets as index
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events, mentions
from helpcentre.domain.tickets.actions.aside import wake_locked
from helpcentre.domain.tickets.actions.merging import heard_in_origin, lock_with_host
from helpcentre.domain.tickets.actions.status import move
from helpcentre.domain.tickets.models import Aside, Message, MessageKind, Side, Status, Ticket, Woken


def add_customer_reply(
    *, actor: Actor, ticket: Ticket, author: Person, body: str, key: str | None = None, proved: bool = False
) -> Message:
    """What the customer's side adds. A ticket that waited for them, or was closed, becomes open again.

    ``proved``: they signed in. When it is the requester, the ticket keeps that from now on.
    """
    with transaction.atomic():
        ticket = lock_with_host(ticket)
        message, is_new = _add(
            ticket=ticket, author=author, side=Side.CUSTOMER, kind=MessageKind.REPLY, body=body, key=key
        )
        if is_new:
            ticket.waiting_since = None if _is_merged(ticket) else ticket.waiting_since or message.created_at
            if proved and author.pk == ticket.requester_id and ticket.requester_proved_at is None:
                ticket.requester_proved_at = message.created_at
            _touch(ticket, message)
            wake_locked(actor=actor, ticket=ticket, why=Woken.CUSTOMER)
            # Open first, then told: whoever reads of the reply finds the ticket open, and nothing follows the reply.
            if not _lives_on(actor, ticket, message):
                move(actor=actor, ticket=ticket, status=Status.OPEN)
            _tell(events.CUSTOMER_REPLIED, actor, ticket, message)
    return message


def send_reply(
    *,
    actor: Actor,
    ticket: Ticket,
    author: Person,
    body: str,
    key: str | None = None,
    status: str = Status.PENDING,
) -> Message:
    """An answer to the customer. It stops the wait, and leaves the ticket in ``status``."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        message, is_new = _add(ticket=ticket, author=author, side=Side.TEAM, kind=MessageKind.REPLY, body=body, key=key)
        if is_new:
            ticket.first_replied_at = ticket.first_replied_at or message.created_at
            ticket.waiting_since = None if status != Status.OPEN else ticket.waiting_since
            _touch(ticket, message)
            _tell(events.REPLY_SENT, actor, ticket, message)
            move(actor=actor, ticket=ticket, status=Status(status))
    return message


def add_note(*, actor: Actor, ticket: Ticket, author: Person, body: str, key: str | None = None) -> Message:
    """A note for the team. Colleagues named as ``@name`` are told; the customer never sees it nor that it exists."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        message, is_new = _add(ticket=ticket, author=author, side=Side.TEAM, kind=MessageKind.NOTE, body=body, key=key)
        if is_new:
            _tell(events.NOTE_ADDED, actor, ticket, message)
            for person in mentions.people_in(body):
                log.record(events.STAFF_MENTIONED, ticket.pk, actor=actor, message=message.pk, person=person.pk)
    return message


def _is_merged(ticket: Ticket) -> bool:
    return ticket.set_aside == Aside.MERGED


def _lives_on(actor: Actor, ticket: Ticket, message: Message) -> bool:
    """Whether the ticket is merged and the one it lives on in waits for us now. Else it stands on its own (again)."""
    if not _is_merged(ticket):
        return False
    if heard_in_origin(actor=actor, ticket=ticket, message=message):
        return True
    ticket.refresh_from_db()
    return False


def _add(
    *, ticket: Ticket, author: Person, side: Side, kind: MessageKind, body: str, key: str | None
) -> tuple[Message, bool]:
    if key and (first := Message.objects.filter(ticket=ticket, key=key).first()):
        return first, False
    try:
        with transaction.atomic():
            message = Message.objects.create(
                ticket=ticket, author=author, side=side, kind=kind, body=body, key=key or None
            )
    except IntegrityError:  # PostgreSQL: the same form came twice at the same instant
        return Message.objects.get(ticket=ticket, key=key), False
    index.put(message.pk, ticket.pk, body, ticket.language)
    return message, True


def _touch(ticket: Ticket, message: Message) -> None:
    ticket.last_message = message
    ticket.updated_at = message.created_at
    ticket.save(
        update_fields=["last_message", "updated_at", "waiting_since", "first_replied_at", "requester_proved_at"]
    )


def _tell(kind: EventKind, actor: Actor, ticket: Ticket, message: Message) -> None:
    log.record(kind, ticket.pk, actor=actor, message=message.pk)
