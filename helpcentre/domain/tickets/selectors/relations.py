from dataclasses import dataclass

from django.db.models import Q, QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.tickets.models import Relation, Ticket


@dataclass(frozen=True)
class Related:
    """Another ticket, and how this one stands to it: ``back`` when the relation was said from the other side."""

    ticket: Ticket
    kind: str
    back: bool


def related(ticket: Ticket) -> list[Related]:
    """Every ticket this one has to do with, the newest said last."""
    return [
        Related(row.other, row.kind, False) if row.ticket_id == ticket.pk else Related(row.ticket, row.kind, True)
        for row in _relations(ticket=ticket.pk)
    ]


@prepared
def _relations(ticket: One) -> QuerySet[Relation]:
    rows = Relation.objects.select_related("ticket", "other").filter(Q(ticket=ticket) | Q(other=ticket))
    return rows.order_by("id")[:100]
