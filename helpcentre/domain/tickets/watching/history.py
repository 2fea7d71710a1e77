"""Comparing tickets with their history: what the rows say must follow from what the events tell."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection

from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Message, Status, Ticket

#: The kinds that carry a message; each message has exactly one of them.
SPOKEN = (events.TICKET_CREATED, events.CUSTOMER_REPLIED, events.REPLY_SENT, events.NOTE_ADDED)
_SPOKEN = frozenset(kind.name for kind in SPOKEN)


@dataclass
class Told:
    """Tickets whose rows and history disagree, newest first."""

    messages_differ: list[Ticket] = field(default_factory=list)
    status_differs: list[Ticket] = field(default_factory=list)
    assignee_differs: list[Ticket] = field(default_factory=list)


def of_tickets(ids: list[int]) -> Told:
    """Replay the history of these tickets, in three queries."""
    histories: dict[int, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(subject_kind="ticket", subject_id__in=ids).order_by("id"):
        histories[event.subject_id].append(event)
    messages: dict[int, list[int]] = defaultdict(list)
    for ticket_id, message_id in Message.objects.filter(ticket__in=ids).order_by("id").values_list("ticket_id", "id"):
        messages[ticket_id].append(message_id)
    told = Told()
    for ticket in Ticket.objects.filter(pk__in=ids).order_by("-id"):
        story = histories[ticket.pk]
        if sorted(event.data.get("message", 0) for event in story if event.kind in _SPOKEN) != messages[ticket.pk]:
            told.messages_differ.append(ticket)
        if _last(story, events.STATUS_CHANGED.name, "status", Status.OPEN.value) != ticket.status:
            told.status_differs.append(ticket)
        if _last(story, events.TICKET_ASSIGNED.name, "assignee", None) != ticket.assignee_id:
            told.assignee_differs.append(ticket)
    return told


def _last(story: list[Event], kind: str, key: str, at_first: object) -> object:
    values = [event.data.get(key) for event in story if event.kind == kind]
    return values[-1] if values else at_first


def totals() -> tuple[int, int]:
    """How many messages there are, and how many the history tells of."""
    return Message.objects.count(), Event.objects.filter(kind__in=_SPOKEN).count()


def missing_events() -> int | None:
    """How many events were taken out of the log after the oldest one that is left.

    SQLite numbers events without gaps, since a rollback takes its numbers back, and remembers the highest number it
    ever gave. PostgreSQL leaves gaps of its own, so there the answer is None.
    """
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [Event._meta.db_table])
        given = cursor.fetchone()
    oldest = Event.objects.order_by("id").values_list("id", flat=True).first()
    if given is None or oldest is None:
        return 0
    return int(given[0]) - oldest + 1 - Event.objects.count()
