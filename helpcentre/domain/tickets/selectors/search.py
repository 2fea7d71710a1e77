from contextlib import suppress

from django.db.models import Q
from django.db.models.functions import Lower

from helpcentre.base.core import references
from helpcentre.base.search import tickets as index
from helpcentre.domain.people.contact import REGIONS, ContactError, clean_phone
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX
from helpcentre.domain.tickets.selectors.inbox import with_row


def search_for_staff(query: str, limit: int = 50) -> list[Ticket]:
    """Tickets that fit ``query``, newest first: a reference, a person's address, number or name, or words."""
    number = references.parse(REFERENCE_PREFIX, query)
    if number is not None:
        return list(with_row(Ticket.objects.filter(pk=number)))
    found = index.find(query, limit)
    who = _people(query)
    if who:
        theirs = Ticket.objects.filter(requester__in=who).order_by("-updated_at").values_list("pk", flat=True)
        found = list(dict.fromkeys([*theirs[:limit], *found]))[:limit]
    rows = {ticket.pk: ticket for ticket in with_row(Ticket.objects.filter(pk__in=found))}
    return [rows[pk] for pk in found if pk in rows]


def _people(query: str) -> list[int]:
    """People whose address, number or whole name this is; each has an index."""
    text = query.strip().lower()
    if len(text) < 3:
        return []
    wanted = Q(email=text) | Q(lower_name=text)
    if sum(sign.isdigit() for sign in text) >= 9:
        wanted |= Q(phone__in=_numbers(text))
    people = Person.objects.alias(lower_name=Lower("name")).filter(wanted)
    return list(people.order_by("-id").values_list("pk", flat=True)[:20])


def _numbers(text: str) -> set[str]:
    """What ``text`` may be as a telephone number, in each of the countries we sell in."""
    found = set()
    for region in REGIONS:
        with suppress(ContactError):
            found.add(clean_phone(text, region))
    return found
