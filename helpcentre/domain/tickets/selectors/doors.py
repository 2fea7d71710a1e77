"""The only doors to one ticket, one for each audience. Unknown and foreign look the same: None."""

from collections.abc import Iterable

from django.db.models import QuerySet

from helpcentre.base.core import references
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import links, participation
from helpcentre.domain.tickets.models import Ticket, TicketLink
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX


def _tickets() -> QuerySet[Ticket]:
    return Ticket.objects.select_related("requester", "business", "assignee__staffmember", "team", "context", "payment")


@prepared
def _ticket(number: One) -> QuerySet[Ticket]:
    return _tickets().filter(pk=number)


def for_staff(person: Person, reference: str) -> Ticket | None:
    """The ticket, for staff who answer tickets."""
    number = references.parse(REFERENCE_PREFIX, reference)
    if number is None or not may(person, Permission.ANSWER_TICKETS):
        return None
    return _ticket.first(number=number)


def for_person(person: Person, reference: str) -> Ticket | None:
    """The ticket, for somebody who signed in and takes part in it."""
    number = references.parse(REFERENCE_PREFIX, reference)
    if number is None:
        return None
    return _tickets().filter(pk=number, pk__in=participation.of(person).filter(ticket=number).values("ticket")).first()


def for_links(link_ids: Iterable[int], reference: str) -> tuple[Ticket, TicketLink] | None:
    """The ticket and the link that opens it, for somebody who came with private links that are still open."""
    number = references.parse(REFERENCE_PREFIX, reference)
    wanted = list(link_ids)[:50]
    if number is None or not wanted:
        return None
    candidates = TicketLink.objects.select_related(
        "ticket__requester", "ticket__business", "ticket__assignee", "ticket__context", "ticket__payment", "person"
    ).filter(pk__in=wanted, ticket_id=number, revoked_at=None, person__is_active=True, person__erased_at=None)
    for link in candidates:
        takes_part = participation.of(link.person).filter(ticket=link.ticket).exists()
        if takes_part and links.is_open(link):
            return link.ticket, link
    return None


def visible_from(ticket: Ticket, person: Person) -> int | None:
    """The id of the first message ``person`` may read; None when they take no part in the ticket."""
    return participation.of(person).filter(ticket=ticket).values_list("visible_from", flat=True).first()
