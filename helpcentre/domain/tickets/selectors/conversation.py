from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from helpcentre.base.events import log
from helpcentre.base.events.models import Event
from helpcentre.domain.people.models import Person, Team
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Attachment, Message, MessageKind, Ticket

_FILES = Prefetch("attachments", Attachment.objects.select_related("file").order_by("pk"))

#: What the history shows in words. Messages show themselves.
_DEEDS = frozenset(
    kind.name
    for kind in (
        events.TICKET_CREATED,
        events.TICKET_ASSIGNED,
        events.TEAM_CHANGED,
        events.STATUS_CHANGED,
        events.LINK_REVOKED,
        events.PARTICIPANT_ADDED,
    )
)


@dataclass(frozen=True)
class Entry:
    """One line of a conversation: a message, or, for staff, a deed from the history.

    ``actor_name`` is who did it, ``other_name`` to whom; empty for the system and for somebody who was erased.
    """

    at: datetime
    message: Message | None = None
    event: Event | None = None
    actor_name: str = ""
    other_name: str = ""

    @property
    def kind(self) -> str:
        return self.event.kind if self.event else "message"


def conversation(ticket: Ticket, *, staff: bool, visible_from: int = 0) -> list[Entry]:
    """Messages from ``visible_from`` on, oldest first; staff see notes and deeds too. Four queries at most."""
    messages = ticket.messages.select_related("author__staffmember").prefetch_related(_FILES).order_by("id")
    if not staff:
        said = messages.filter(id__gte=visible_from).exclude(kind=MessageKind.NOTE)
        return [Entry(message.created_at, message=message) for message in said]
    deeds = [event for event in log.of("ticket", ticket.pk) if event.kind in _DEEDS]
    names = _names(deeds)
    entries = [Entry(message.created_at, message=message) for message in messages]
    teams = _team_names(deeds)
    entries += [_deed(event, names, teams) for event in deeds]
    return sorted(entries, key=lambda entry: (entry.at, entry.event is not None))


def _names(deeds: list[Event]) -> dict[int, str]:
    ids = {event.actor_id for event in deeds}
    for event in deeds:
        ids |= {event.data.get(key) for key in ("assignee", "previous", "person")}
    wanted = [number for number in ids if isinstance(number, int)]
    return dict(Person.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _team_names(deeds: list[Event]) -> dict[int, str]:
    wanted = {event.data["team"] for event in deeds if "team" in event.data}
    return dict(Team.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def _deed(event: Event, names: dict[int, str], teams: dict[int, str]) -> Entry:
    other = event.data.get("assignee") or event.data.get("person") or 0
    return Entry(
        event.occurred_at,
        event=event,
        actor_name=names.get(event.actor_id or 0, ""),
        other_name=teams.get(event.data.get("team", 0), "") or names.get(other, ""),
    )
