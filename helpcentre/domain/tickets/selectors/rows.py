"""A ticket with all that a row of a list shows."""

from collections import defaultdict

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import Many, hold, prepared
from helpcentre.domain.tickets.models import Ticket, TicketTag


def with_row(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """With who asked, which shop, who answers and what was said last; ``worn`` adds the tags."""
    return tickets.select_related("requester", "business", "assignee", "last_message")


def worn(tickets: list[Ticket]) -> list[Ticket]:
    """These tickets, each holding its tags by name. One query."""
    tags: dict[int, list[TicketTag]] = defaultdict(list)
    for each in _tags(tickets=[ticket.pk for ticket in tickets]):
        tags[each.ticket_id].append(each)
    for ticket in tickets:
        hold(ticket, "ticket_tags", tags[ticket.pk], TicketTag)
    return tickets


@prepared
def _tags(tickets: Many) -> QuerySet[TicketTag]:
    return TicketTag.objects.select_related("tag").filter(ticket__in=tickets).order_by("tag__key")
