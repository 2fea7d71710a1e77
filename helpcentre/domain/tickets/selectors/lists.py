from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people import shops
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import links, participation
from helpcentre.domain.tickets.models import (
    Notification,
    NotificationKind,
    NotificationPreference,
    Participant,
    ParticipantRole,
    Ticket,
    TicketLink,
)

EARLIER = 5


def tickets_of(person: Person, limit: int = 200) -> list[Ticket]:
    """What a person asked or was asked to read along, newest change first."""
    return list(
        Ticket.objects.select_related("last_message", "business", "requester")
        .filter(pk__in=participation.own(person).values("ticket"))
        .order_by("-updated_at", "-id")[:limit]
    )


def tickets_of_shops(person: Person, limit: int = 200) -> list[Ticket]:
    """What was asked in the shops that a person runs, newest change first, as far as they may read it.

    What somebody in the shop asked without the shop is not there, and nothing tells that it exists.
    """
    return list(
        Ticket.objects.select_related("last_message", "business", "requester")
        .filter(business__in=shops.run_by(person), pk__in=participation.of(person).values("ticket"))
        .order_by("-updated_at", "-id")[:limit]
    )


def tickets_of_links(link_ids: Iterable[int]) -> list[Ticket]:
    """Tickets that these private links still open, newest change first; two queries."""
    followed = TicketLink.objects.select_related(
        "ticket__last_message", "ticket__business", "ticket__requester"
    ).filter(pk__in=list(link_ids), revoked_at=None, person__is_active=True, person__erased_at=None)
    still_open = [link for link in followed if links.is_open(link)]
    taking_part = set(
        Participant.objects.filter(ticket__in=[link.ticket_id for link in still_open], removed_at=None)
        .exclude(role=ParticipantRole.FOLLOWER)
        .values_list("ticket_id", "person_id")
    )
    seen = {link.ticket_id: link.ticket for link in still_open if (link.ticket_id, link.person_id) in taking_part}
    return sorted(seen.values(), key=lambda ticket: (ticket.updated_at, ticket.pk), reverse=True)


def earlier_tickets(ticket: Ticket, limit: int = EARLIER) -> list[Ticket]:
    """What the same requester asked besides, newest first."""
    return _asked_besides(requester=ticket.requester_id, ticket=ticket.pk)[:limit]


@prepared
def _asked_besides(requester: One, ticket: One) -> QuerySet[Ticket]:
    others = Ticket.objects.filter(requester=requester).exclude(pk=ticket)
    return others.order_by("-updated_at", "-id")[:EARLIER]


def open_links(ticket: Ticket) -> int:
    """How many private links still open it."""
    return len(_links(ticket=ticket.pk))


@prepared
def _links(ticket: One) -> QuerySet[TicketLink, int]:
    return TicketLink.objects.filter(ticket=ticket, revoked_at=None).values_list("pk", flat=True)


def notifications(person: Person, limit: int = 30) -> list[Notification]:
    """A staff member's newest notifications of the kinds they want on screen."""
    return list(_shown(person).select_related("ticket__requester").order_by("-id")[:limit])


def unread_count(person: Person) -> int:
    """How many of them are unread, at most 100."""
    return len(_unread(person=person.pk))


@prepared
def _unread(person: One) -> QuerySet[Notification, int]:
    return _shown(person).filter(read_at=None).order_by().values_list("pk", flat=True)[:100]


def _shown(person: Any) -> QuerySet[Notification]:
    hidden = NotificationPreference.objects.filter(person=person, on_screen=False).values("kind")
    return Notification.objects.filter(person=person).exclude(kind__in=hidden)


def notification_preferences(person: Person) -> dict[str, NotificationPreference]:
    """Every kind with what the person chose, or the default: on screen and by mail."""
    chosen = {row.kind: row for row in NotificationPreference.objects.filter(person=person)}
    return {
        kind.value: chosen.get(kind.value) or NotificationPreference(person=person, kind=kind.value)
        for kind in NotificationKind
    }
