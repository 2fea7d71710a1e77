"""One box for everything: words, a reference, somebody's name, and operators such as ``status:open from:njeri``."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from helpcentre.base.core import references
from helpcentre.base.core.database.prepared import Many, prepared
from helpcentre.base.search import tickets as index
from helpcentre.domain.people import finding
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import ME, NONE, Clause, Clauses
from helpcentre.domain.tickets.models import Priority, Status, Ticket
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX
from helpcentre.domain.tickets.selectors.inbox import everything
from helpcentre.domain.tickets.selectors.rows import with_row, worn

MOST = 50  # tickets of one answer
_MOST_WITH_WORDS = 1_000  # the newest tickets that hold the words, from which operators choose

#: What an operator's value is called in words, where that is not the value itself.
_VALUES: dict[str, dict[str, str]] = {
    "status": {"waiting": Status.OPEN, "with-customer": Status.PENDING},
    "priority": {each.label: str(each.value) for each in Priority},
    "agent": {"nobody": NONE, "none": NONE},
}
_FIELDS = {"agent": "assignee", "from": "requester", "shop": "business"}


@dataclass(frozen=True)
class Found:
    """What fits, newest first; ``people`` and ``businesses`` are few and by name."""

    tickets: list[Ticket]
    people: list[Person] = field(default_factory=list)
    businesses: list[Business] = field(default_factory=list)


def find(person: Person, text: str) -> Found:
    """Everything that fits what was typed. Any text is an answer."""
    words, clauses = _parsed(text)
    if clauses:
        return Found(_filtered(person, words, clauses))
    return Found(search_for_staff(text), finding.people(text), finding.businesses(text))


def search_for_staff(query: str, limit: int = MOST) -> list[Ticket]:
    """Tickets that fit ``query``, newest first: a reference, a person's address, number or name, or words."""
    number = references.parse(REFERENCE_PREFIX, query)
    if number is not None:
        return worn(list(with_row(Ticket.objects.filter(pk=number))))
    found = index.find(query, limit)
    who = finding.people_ids(query) if len(query.strip()) > 2 else []
    if who:
        theirs = Ticket.objects.filter(requester__in=who).order_by("-updated_at").values_list("pk", flat=True)
        found = list(dict.fromkeys([*theirs[:limit], *found]))[:limit]
    rows = {ticket.pk: ticket for ticket in _rows(tickets=found)}
    return worn([rows[pk] for pk in found if pk in rows])


@prepared
def _rows(tickets: Many) -> QuerySet[Ticket]:
    return with_row(Ticket.objects.filter(pk__in=tickets))


def _filtered(person: Person, words: str, clauses: Clauses) -> list[Ticket]:
    """With words, those of the newest thousand that hold them; without, the newest of the list."""
    rows = filters.apply(with_row(everything()), clauses, filters.scope_of(person))
    if words:
        rows = rows.filter(pk__in=index.find(words, _MOST_WITH_WORDS))
    return worn(list(rows.order_by("-updated_at", "-id")[:MOST]))


def _parsed(text: str) -> tuple[str, Clauses]:
    """The plain words, and the clauses that the operators say. What is no operator is a word."""
    words, clauses = [], []
    for part in text.split():
        name, colon, value = part.partition(":")
        clause = _clause(name.lower(), value.lower()) if colon and value else None
        if clause:
            clauses.append(clause)
        else:
            words.append(part)
    return " ".join(words), tuple(clauses)


def _clause(name: str, value: str) -> Clause | None:
    """``from:`` and ``shop:`` find by the beginning of a name; who is not found has no tickets."""
    value = _VALUES.get(name, {}).get(value, value)
    key = _FIELDS.get(name, name)
    match name:
        case "from":
            return Clause(key, "is", tuple(str(pk) for pk in finding.people_ids(value)) or ("999999999999999999",))
        case "shop":
            return Clause(key, "is", tuple(str(shop.pk) for shop in finding.businesses(value, 20)) or (NONE,))
        case "agent" if value not in (ME, NONE):
            fits = [each for each in people.answering_staff() if value in each.name.lower().split()]
            return Clause(key, "is", tuple(str(each.pk) for each in fits) or ("999999999999999999",))
        case "status" | "priority" | "channel" | "language" | "agent":
            clause = Clause(key, "is", (value,))
            return None if clause.fault else clause
    return None
