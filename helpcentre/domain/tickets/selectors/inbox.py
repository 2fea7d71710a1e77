from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from helpcentre.base.core import references
from helpcentre.base.search import tickets as index
from helpcentre.domain.people.contact import REGIONS, ContactError, clean_phone
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Status, Ticket
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX

PAGE = 30  # rows: two screens; a row costs a third of a millisecond to draw
COUNT_CAP = 1000  # a rail that says "1,000+" costs a thousand index entries, not a million


#: One round trip instead of five, since every page of the desk shows the counts. The conditions are those of ``_of``.
_COUNT = "(SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket WHERE {} LIMIT %(cap)s) AS capped)"
_COUNTS = "SELECT " + ", ".join(
    _COUNT.format(condition)
    for condition in (
        "assignee_id = %(person)s AND closed_at IS NULL",
        "assignee_id IS NULL AND waiting_since IS NOT NULL",
        "waiting_since IS NOT NULL",
        "status = 'pending'",
        "closed_at IS NULL",
    )
)


class InboxView(StrEnum):
    """What an agent can have in front of them."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    WAITING = "waiting"
    PENDING = "pending"
    ALL_OPEN = "all-open"
    CLOSED = "closed"


_COUNTED = (InboxView.MINE, InboxView.UNASSIGNED, InboxView.WAITING, InboxView.PENDING, InboxView.ALL_OPEN)


@dataclass(frozen=True)
class InboxPage:
    """``next`` is what to pass as ``after`` for the rows that follow; None on the last page."""

    rows: list[Ticket]
    next: str | None


def _of(person: Person, view: InboxView) -> QuerySet[Ticket]:
    match view:
        case InboxView.MINE:
            return Ticket.objects.filter(assignee=person, closed_at=None)
        case InboxView.UNASSIGNED:
            return Ticket.objects.filter(assignee=None, waiting_since__isnull=False)
        case InboxView.WAITING:
            return Ticket.objects.filter(waiting_since__isnull=False)
        case InboxView.PENDING:
            return Ticket.objects.filter(status=Status.PENDING)
        case InboxView.CLOSED:
            return Ticket.objects.filter(status=Status.CLOSED)
    return Ticket.objects.filter(closed_at=None)


def _rows(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return tickets.select_related("requester", "business", "assignee", "last_message")


def inbox(person: Person, view: InboxView, *, after: str | None = None, limit: int = PAGE) -> InboxPage:
    """One page of a view, in three queries at most.

    Views in which somebody waits for us show the longest wait first; the others the newest change first. Pages are
    cut by key, so a row that arrives meanwhile neither hides nor repeats another.
    """
    tickets = _of(person, view)
    oldest_first = view in {InboxView.UNASSIGNED, InboxView.WAITING}
    field = "waiting_since" if oldest_first else "updated_at"
    sign = "gt" if oldest_first else "lt"
    if mark := _parse(after):
        moment, number = mark
        tickets = tickets.filter(Q(**{f"{field}__{sign}": moment}) | Q(**{field: moment, f"id__{sign}": number}))
    order = (field, "id") if oldest_first else (f"-{field}", "-id")
    rows = list(_rows(tickets).order_by(*order)[: limit + 1])
    last = rows[limit - 1] if len(rows) > limit else None
    return InboxPage(rows[:limit], _mark(getattr(last, field), last.pk) if last else None)


def _mark(moment: datetime, number: int) -> str:
    return f"{moment.isoformat()}~{number}"


def _parse(mark: str | None) -> tuple[datetime, int] | None:
    moment, _, number = (mark or "").partition("~")
    try:
        parsed = datetime.fromisoformat(moment)
        return (parsed.astimezone(UTC), int(number[:18])) if parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None


def counts(person: Person) -> dict[InboxView, int]:
    """How many tickets each view holds, at most 1,000: read a count of 1,000 as "1,000 or more"."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"person": person.pk, "cap": COUNT_CAP})
        return dict(zip(_COUNTED, cursor.fetchone(), strict=True))


def search_for_staff(query: str, limit: int = 50) -> list[Ticket]:
    """Tickets that fit ``query``, newest first: a reference, a person's address, number or name, or words."""
    number = references.parse(REFERENCE_PREFIX, query)
    if number is not None:
        return list(_rows(Ticket.objects.filter(pk=number)))
    found = index.find(query, limit)
    who = _people(query)
    if who:
        theirs = Ticket.objects.filter(requester__in=who).order_by("-updated_at").values_list("pk", flat=True)
        found = list(dict.fromkeys([*theirs[:limit], *found]))[:limit]
    rows = {ticket.pk: ticket for ticket in _rows(Ticket.objects.filter(pk__in=found))}
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
