from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import Clauses, Leg, Order, Page
from helpcentre.domain.tickets.models import SavedView, Status, Ticket
from helpcentre.domain.tickets.selectors.rows import with_row, worn
from helpcentre.domain.tickets.ticket_filters import NEWEST, OLDEST_WAIT

PAGE = 30  # rows: two screens; a row costs a third of a millisecond to draw
COUNT_CAP = 1000  # a rail that says "1,000+" costs a thousand index entries, not a million


#: One round trip instead of five, since every page of the desk shows the counts. The conditions are those of ``_of``.
_COUNT = "(SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket WHERE {} LIMIT {}) AS capped)"
_COUNTS = "SELECT " + ", ".join(
    _COUNT.format(condition, COUNT_CAP)
    for condition in (
        "assignee_id = %(person)s AND closed_at IS NULL AND set_aside IS NULL",
        "assignee_id IS NULL AND waiting_since IS NOT NULL AND set_aside IS NULL",
        "waiting_since IS NOT NULL AND set_aside IS NULL",
        "status = 'pending' AND set_aside IS NULL",
        "closed_at IS NULL AND set_aside IS NULL",
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
    SNOOZED = "snoozed"
    SPAM = "spam"


_COUNTED = (InboxView.MINE, InboxView.UNASSIGNED, InboxView.WAITING, InboxView.PENDING, InboxView.ALL_OPEN)


_AWAY = frozenset({InboxView.SNOOZED, InboxView.SPAM})


def _of(person: Person, view: InboxView) -> Q:
    if view in _AWAY:
        return Q(set_aside=view.value)
    return _listed(person, view)


def _listed(person: Person, view: InboxView) -> Q:
    match view:
        case InboxView.MINE:
            return Q(assignee=person, closed_at=None)
        case InboxView.UNASSIGNED:
            return Q(assignee=None, waiting_since__isnull=False)
        case InboxView.WAITING:
            return Q(waiting_since__isnull=False)
        case InboxView.PENDING:
            return Q(status=Status.PENDING)
        case InboxView.CLOSED:
            return Q(status=Status.CLOSED)
    return Q(closed_at=None)


#: In these everybody waits, so the order has no second half.
_BY_WAIT = Order(OLDEST_WAIT, gettext_lazy("longest wait first"), (Leg(("waiting_since",), descending=False),))
#: The same lists as filters, where somebody goes on from them.
_AS_CLAUSES = {
    InboxView.MINE: ("status:is:open,pending", "assignee:is:me"),
    InboxView.UNASSIGNED: ("status:is:open", "assignee:is:none"),
    InboxView.WAITING: ("status:is:open",),
    InboxView.PENDING: ("status:is:pending",),
    InboxView.ALL_OPEN: ("status:is:open,pending",),
    InboxView.CLOSED: ("status:is:closed",),
    InboxView.SNOOZED: ("aside:is:snoozed",),
    InboxView.SPAM: ("aside:is:spam",),
}


@dataclass(frozen=True)
class Listing:
    """Which tickets, in which order. ``clauses`` say the same as ``where``, for a form.

    ``away``: of those that were set aside, which stand in no other list.
    """

    where: Q
    order: Order
    clauses: Clauses
    away: bool = False

    def page(self, *, after: str | None = None, limit: int = PAGE) -> Page:
        """One page of rows with all that a row shows; one query per leg of the order that has rows, and one."""
        rows = with_row(everything(away=self.away).filter(self.where))
        page = filters.page(rows, self.order, after=after, limit=limit)
        worn(page.rows)
        return page

    def ids(self, limit: int) -> list[int]:
        """The ids of the first rows."""
        bare = everything(away=self.away).filter(self.where)
        return [ticket.pk for ticket in filters.page(bare, self.order, limit=limit).rows]

    def count(self) -> int:
        """How many there are, at most 1,000."""
        return self._capped().count()

    def _capped(self) -> QuerySet[Ticket, int]:
        return everything(away=self.away).filter(self.where).order_by().values_list("pk", flat=True)[:COUNT_CAP]

    def count_query(self) -> tuple[str, tuple[Any, ...]]:
        """The rows to be counted as SQL, to be asked together with others."""
        try:
            return self._capped().query.sql_with_params()
        except EmptyResultSet:  # Django saw that nothing can fit
            return "SELECT 1 WHERE 1 = 0", ()

    def neighbours(self, at: str) -> tuple[Ticket | None, Ticket | None]:
        """The tickets before and after a mark."""
        return filters.neighbours(everything(away=self.away).filter(self.where), self.order, at)


def everything(*, away: bool = False) -> QuerySet[Ticket]:
    """What lists choose from: tickets that nobody set aside, or with ``away`` those alone."""
    return Ticket.objects.filter(set_aside__isnull=not away)


def built_in(person: Person, view: InboxView, sort: str = "") -> Listing:
    """A list that everybody has. Where somebody waits for us, the longest wait comes first unless ``sort`` differs."""
    order = _BY_WAIT if view in {InboxView.UNASSIGNED, InboxView.WAITING} else _newest()
    if sort and sort != order.key:
        order = filters.order(sort) or order
    return Listing(_of(person, view), order, filters.from_query(_AS_CLAUSES[view]), view in _AWAY)


def listing(person: Person, clauses: Clauses, sort: str = "") -> Listing:
    """The list that filters make."""
    where = filters.condition(clauses, filters.scope_of(person))
    away = any(clause.field == "aside" for clause in clauses)
    return Listing(where, filters.order(sort) or _newest(), clauses, away)


def saved_views(person: Person) -> list[SavedView]:
    """Their own lists and the team's, in the order of the rail: their own first. One query."""
    return sorted(_views(person=person.pk), key=lambda view: view.is_shared)


@prepared
def _views(person: One) -> QuerySet[SavedView]:
    return SavedView.objects.filter(Q(owner=person) | Q(shared_at__isnull=False)).order_by("position", "id")


def saved_view(person: Person, number: int) -> SavedView | None:
    """One list that they may see."""
    seen = Q(owner=person) | Q(shared_at__isnull=False)
    return SavedView.objects.filter(seen, pk=number).first()


def may_change(person: Person, view: SavedView) -> bool:
    """Whose list it is; of the team's also who leads the team."""
    return view.owner_id == person.pk or (view.is_shared and may(person, Permission.CHANGE_TEAM_VIEWS))


def _newest() -> Order:
    found = filters.order(NEWEST)
    if found is None:
        raise LookupError(NEWEST)
    return found


def inbox(person: Person, view: InboxView, *, after: str | None = None, limit: int = PAGE) -> Page:
    """One page of a list that everybody has, in one query."""
    return built_in(person, view).page(after=after, limit=limit)


def counts(person: Person) -> dict[InboxView, int]:
    """How many tickets each view holds, at most 1,000: read a count of 1,000 as "1,000 or more"."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"person": person.pk})
        return dict(zip(_COUNTED, cursor.fetchone(), strict=True))


def view_counts(person: Person, views: list[SavedView]) -> list[int]:
    """How many tickets each saved list holds, at most 1,000, in one query."""
    parts: list[str] = []
    values: list[Any] = []
    for view in views:
        statement, parameters = listing(person, filters.from_json(view.filters)).count_query()
        parts.append(f"(SELECT COUNT(*) FROM ({statement}) AS list{view.pk})")  # noqa: S608 - Django's own SQL
        values += parameters
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), values)
        return list(cursor.fetchone())
