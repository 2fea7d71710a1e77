"""Who asks, for the panel beside a ticket: their part in the shop, and what they had read before they asked."""

from dataclasses import dataclass

from helpcentre.domain.feedback.models import ReadBefore
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.people.models import Membership
from helpcentre.domain.tickets.models import Ticket


@dataclass(frozen=True)
class Read:
    title: str
    language: str
    address: str


@dataclass(frozen=True)
class Asker:
    """``role`` is empty when nobody said it; ``is_confirmed`` whether somebody other than themselves says so."""

    role: str
    is_confirmed: bool
    read: list[Read]


def of(ticket: Ticket) -> Asker:
    """Two queries."""
    member = Membership.objects.filter(person=ticket.requester_id, business=ticket.business_id or 0).first()
    rows = ReadBefore.objects.select_related("article").filter(ticket=ticket).order_by("pk")
    return Asker(
        member.role if member else "",
        bool(member and member.confirmed_at),
        [Read(row.article.title, row.article.language, knowledge.address(row.article)) for row in rows],
    )
