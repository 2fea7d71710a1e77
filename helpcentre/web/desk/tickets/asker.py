"""Who asks, for the panel beside a ticket: their part in the shop, and what they had read before they asked."""

from dataclasses import dataclass

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.feedback.models import ReadBefore
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.people.models import Membership
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk.tickets.besides import Besides


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


def of(ticket: Ticket, has: Besides) -> Asker:
    """At most two queries."""
    member = _membership.first(person=ticket.requester_id, business=ticket.business_id or 0)
    read = [row.article for row in _read(ticket=ticket.pk)] if has.read_before else []
    return Asker(
        member.role if member else "",
        bool(member and member.confirmed_at),
        [Read(article.title, article.language, knowledge.address(article)) for article in read],
    )


@prepared
def _membership(person: One, business: One) -> QuerySet[Membership]:
    return Membership.objects.filter(person=person, business=business)


@prepared
def _read(ticket: One) -> QuerySet[ReadBefore]:
    return ReadBefore.objects.select_related("article").filter(ticket=ticket).order_by("pk")
