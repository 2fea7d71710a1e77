"""From one ticket to the next of the list it was opened from, without going back.

An address carries the list (``in``) and the place in it (``at``): the way goes on when the ticket has left the list.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk.inbox.asked import Asked, asked_for
from helpcentre.web.desk.inbox.headings import Row


@dataclass(frozen=True)
class Way:
    """Addresses of the neighbours and of the list; ``before`` and ``after`` are empty at the ends."""

    title: StrOrPromise
    key: str
    back: str
    before: str
    after: str


def rows(asked: Asked, tickets: list[Ticket]) -> list[Row]:
    """The rows of a page, each with its way."""
    marks = filters.marks(tickets, asked.listing.order)
    listed = urlencode({"in": asked.query})
    return [Row(ticket, f"?{listed}&at={quote(mark)}") for ticket, mark in zip(tickets, marks, strict=True)]


def way(person: Person, ticket: Ticket, query: QueryDict) -> Way | None:
    """The way through the list that the address names; None without one."""
    if "in" not in query:
        return None
    try:
        asked = asked_for(person, QueryDict(query.get("in", "")[:2000]))
    except Http404:  # a list that was deleted or is no longer shared
        return None
    before, after = asked.listing.neighbours(query.get("at", ""))
    back = f"{reverse('desk:inbox')}?{asked.query}#row-{ticket.pk}"
    return Way(asked.title, asked.key, back, _address(asked, before), _address(asked, after))


def _address(asked: Asked, ticket: Ticket | None) -> str:
    if ticket is None:
        return ""
    (row,) = rows(asked, [ticket])
    return reverse("desk:ticket", args=[ticket.reference]) + row.way
