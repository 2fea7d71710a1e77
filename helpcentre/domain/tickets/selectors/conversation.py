from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from helpcentre.base.core.database.prepared import Many, One, hold, prepared
from helpcentre.base.events import log
from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Attachment, Merge, Message, MessageKind, Ticket
from helpcentre.domain.tickets.selectors.naming import Names, names_in

_FILES = Prefetch("attachments", Attachment.objects.select_related("file").order_by("pk"))

#: What the history shows in words. Messages show themselves.
_DEEDS = frozenset(kind.name for kind in events.HISTORY)


@dataclass(frozen=True)
class Entry:
    """One line of a conversation: a message, or, for staff, a deed from the history.

    ``actor_name`` is who did it, ``other_name`` to whom or with what; empty for the system and for what is gone.
    ``until`` is the moment it was put away to.
    """

    at: datetime
    message: Message | None = None
    event: Event | None = None
    actor_name: str = ""
    other_name: str = ""
    until: datetime | None = None

    @property
    def kind(self) -> str:
        return self.event.kind if self.event else "message"


def conversation(
    ticket: Ticket,
    *,
    staff: bool,
    visible_from: int = 0,
    also: Mapping[int, int] | None = None,
    origins: Iterable[Ticket] | None = None,
    files: bool = True,
) -> list[Entry]:
    """Messages from ``visible_from`` on, oldest first; staff see notes and deeds too, and what was merged into it.

    ``also`` holds other tickets whose messages belong here, each with the first one that may be read
    (``readable_origins``). For staff who know it already, ``origins`` are the tickets that were merged into it, and
    ``files`` says whether there are any.

    A constant number of queries: one, and for staff one more for the log and one for each sort of name in it.
    """
    if not staff:
        messages = _messages().prefetch_related(_FILES)
        seen = Q(ticket=ticket, id__gte=visible_from)
        for other, first in (also or {}).items():
            seen |= Q(ticket=other, id__gte=first)
        said = messages.filter(seen).exclude(kind=MessageKind.NOTE)
        return [Entry(message.created_at, message=message) for message in said]
    merged = _origin_ids(into=ticket.pk) if origins is None else [each.pk for each in origins]
    tickets = [ticket.pk, *merged]
    deeds = [event for event in log.of("ticket", ticket.pk) if event.kind in _DEEDS]
    names = names_in(deeds)
    entries = [Entry(message.created_at, message=message) for message in _with_files(tickets, files)]
    entries += [_deed(event, names) for event in deeds]
    return sorted(entries, key=lambda entry: (entry.at, entry.event is not None))


def _with_files(tickets: list[int], any_files: bool) -> list[Message]:
    """Every message of these tickets, holding its files. Two queries, or one where it is known that there are none."""
    files: dict[int | None, list[Attachment]] = defaultdict(list)
    for each in _files(tickets=tickets) if any_files else ():
        files[each.message_id].append(each)
    messages = _said(tickets=tickets)
    for message in messages:
        hold(message, "attachments", files[message.pk], Attachment)
    return messages


def _messages() -> QuerySet[Message]:
    return Message.objects.select_related("author__staffmember").order_by("id")


@prepared
def _said(tickets: Many) -> QuerySet[Message]:
    return _messages().filter(ticket__in=tickets)


@prepared
def _files(tickets: Many) -> QuerySet[Attachment]:
    return Attachment.objects.select_related("file").filter(message__ticket__in=tickets).order_by("pk")


@prepared
def _origin_ids(into: One) -> QuerySet[Merge, int]:
    return Merge.objects.filter(into=into, undone_at=None).values_list("ticket_id", flat=True)


def _deed(event: Event, names: Names) -> Entry:
    return Entry(
        event.occurred_at,
        event=event,
        actor_name=names.actor(event),
        other_name=names.other(event),
        until=names.until(event),
    )
