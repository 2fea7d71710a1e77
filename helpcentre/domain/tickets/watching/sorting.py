"""Comparing what is done to tickets with their history: priority, tags, team, where they lie, and blacked-out words."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Aside, Redaction, Tag, Ticket, TicketTag

#: Where a ticket lies after each of these.
_LIES = {
    events.SNOOZED.name: Aside.SNOOZED.value,
    events.WOKEN.name: None,
    events.SPAM_MARKED.name: Aside.SPAM.value,
    events.SPAM_UNMARKED.name: None,
    events.MERGED.name: Aside.MERGED.value,
    events.PARTED.name: None,
}
_REPLAYED = (
    *_LIES,
    events.PRIORITY_CHANGED.name,
    events.TEAM_CHANGED.name,
    events.TAG_ADDED.name,
    events.TAG_REMOVED.name,
    events.MESSAGE_REDACTED.name,
)


def differing(ids: list[int]) -> list[Ticket]:
    """Tickets of which some row does not follow from the history, newest first. Six queries."""
    stories: dict[int, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(subject_kind="ticket", subject_id__in=ids, kind__in=_REPLAYED).order_by("id"):
        stories[event.subject_id].append(event)
    worn: dict[int, set[int]] = defaultdict(set)
    for ticket_id, tag_id in TicketTag.objects.filter(ticket__in=ids).values_list("ticket_id", "tag_id"):
        worn[ticket_id].add(tag_id)
    black: dict[int, Counter[int]] = defaultdict(Counter)
    for ticket_id, message_id in (
        Redaction.objects.filter(message__ticket__in=ids, signs__gt=0)
        .order_by()
        .values_list("message__ticket_id", "message_id")
    ):
        black[ticket_id][message_id] += 1
    successors, alive = _successors(), set(Tag.objects.values_list("pk", flat=True))
    return [
        ticket
        for ticket in Ticket.objects.filter(pk__in=ids).order_by("-id")
        if not _place_follows(ticket, stories[ticket.pk])
        or _tags(stories[ticket.pk], successors, alive) != worn[ticket.pk]
        or _blacked(stories[ticket.pk]) != black[ticket.pk]
    ]


def _place_follows(ticket: Ticket, story: list[Event]) -> bool:
    """A priority or a team that no event names is the one it was opened with."""
    priorities = [event.data.get("priority") for event in story if event.kind == events.PRIORITY_CHANGED.name]
    teams = [event.data.get("team") for event in story if event.kind == events.TEAM_CHANGED.name]
    lies = [_LIES[event.kind] for event in story if event.kind in _LIES]
    return (
        (not priorities or priorities[-1] == str(ticket.priority))
        and (not teams or teams[-1] == ticket.team_id)
        and (lies[-1] if lies else None) == ticket.set_aside
    )


def _tags(story: Iterable[Event], successors: dict[int, int], alive: set[int]) -> set[int]:
    """The tags that must stand on it: those put on and not taken off, by the name they have now."""
    found: set[int] = set()
    for event in story:
        tag = event.data.get("tag")
        if isinstance(tag, int) and event.kind == events.TAG_ADDED.name:
            found.add(_now(tag, successors))
        elif isinstance(tag, int) and event.kind == events.TAG_REMOVED.name:
            found.discard(_now(tag, successors))
    return found & alive


def _now(tag: int, successors: dict[int, int]) -> int:
    seen: set[int] = set()
    while tag in successors and tag not in seen:
        seen.add(tag)
        tag = successors[tag]
    return tag


def _successors() -> dict[int, int]:
    """Which tag became which when two were merged."""
    merged = Event.objects.filter(kind=events.TAG_MERGED.name).order_by("id")
    return {event.subject_id: event.data["into"] for event in merged if "into" in event.data}


def _blacked(story: Iterable[Event]) -> Counter[int]:
    return Counter(
        message
        for event in story
        if event.kind == events.MESSAGE_REDACTED.name and isinstance(message := event.data.get("message"), int)
    )
