"""In which order a list stands, and how its pages are cut.

A page ends at a mark made of its last row, so a row that comes meanwhile neither hides nor repeats another.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import Q, QuerySet
from django_stubs_ext import StrOrPromise

from helpcentre.domain.tickets.models import Ticket

_SEPARATOR = "~"


@dataclass(frozen=True)
class Leg:
    """A stretch of a list: the tickets that fit ``where``, by ``columns`` and id, all in one direction.

    Columns may span relations (``clock__due_at``) and must not be NULL within the stretch; a leg that has no columns,
    or columns that are never NULL, comes last.
    """

    columns: tuple[str, ...] = ()
    descending: bool = True
    where: Q = field(default_factory=Q)


@dataclass(frozen=True)
class Order:
    """``legs`` follow each other: first all of the first. Each ticket belongs to exactly one of them."""

    key: str
    label: StrOrPromise
    legs: tuple[Leg, ...]


@dataclass(frozen=True)
class Page:
    """``next`` is what to pass as ``after`` for the rows that follow; None on the last page."""

    rows: list[Ticket]
    next: str | None


def page(tickets: QuerySet[Ticket], order: Order, *, after: str | None = None, limit: int) -> Page:
    """One page of ``tickets``. As many queries as the order has legs, at most. A mark that is none is the beginning."""
    rows = _walk(tickets, order, after, limit + 1)
    following = mark(rows[limit - 1][1], order, rows[limit - 1][0]) if len(rows) > limit else None
    return Page([row for _, row in rows[:limit]], following)


def neighbours(tickets: QuerySet[Ticket], order: Order, at: str) -> tuple[Ticket | None, Ticket | None]:
    """The rows before and after a mark, whether or not the row it was made of is still there."""
    if not _parsed(at, order)[1]:
        return None, None
    before = _walk(tickets, order, at, 1, backwards=True)
    after = _walk(tickets, order, at, 1)
    return before[0][1] if before else None, after[0][1] if after else None


def marks(rows: list[Ticket], order: Order) -> list[str]:
    """A mark for each row of a page."""
    return [mark(row, order, leg_of(row, order)) for row in rows]


def leg_of(ticket: Ticket, order: Order) -> int:
    """In which leg a row stands: the first whose columns it has."""
    for number, leg in enumerate(order.legs):
        if all(_value(ticket, column) is not None for column in leg.columns):
            return number
    return len(order.legs) - 1


def _walk(
    tickets: QuerySet[Ticket], order: Order, mark: str | None, limit: int, *, backwards: bool = False
) -> list[tuple[int, Ticket]]:
    """Rows with the number of their leg, from a mark on or back."""
    start, values = _parsed(mark, order)
    legs = list(enumerate(order.legs))
    rows: list[tuple[int, Ticket]] = []
    for number, leg in legs[start::-1] if backwards else legs[start:]:
        columns, falls = (*leg.columns, "id"), leg.descending != backwards
        stretch = tickets.filter(leg.where)
        if values and number == start:
            stretch = stretch.filter(_beyond(columns, values, "lt" if falls else "gt"))
        sign = "-" if falls else ""
        rows += [(number, row) for row in stretch.order_by(*(sign + name for name in columns))[: limit - len(rows)]]
        if len(rows) == limit:
            break
    return rows


def mark(ticket: Ticket, order: Order, leg: int = 0) -> str:
    """Where ``ticket`` stands in ``order``."""
    values = [_value(ticket, column) for column in order.legs[leg].columns]
    return _SEPARATOR.join([str(leg), *(_written(value) for value in values), str(ticket.pk)])


def _beyond(columns: tuple[str, ...], values: tuple[object, ...], sign: str) -> Q:
    """The rows after these values. The outer bound on the first column is what an index can start from."""
    name, value = columns[0], values[0]
    strictly = Q(**{f"{name}__{sign}": value})
    if len(columns) == 1:
        return strictly
    return Q(**{f"{name}__{sign}e": value}) & (strictly | _beyond(columns[1:], values[1:], sign))


def _value(ticket: Ticket, path: str) -> object:
    found: object = ticket
    for name in path.split("__"):
        found = getattr(found, name, None)
    return found


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _parsed(after: str | None, order: Order) -> tuple[int, tuple[object, ...]]:
    number, *parts = (after or "").split(_SEPARATOR)
    try:
        leg = int(number[:3])
        if not 0 <= leg < len(order.legs) or len(parts) != len(order.legs[leg].columns) + 1:
            return 0, ()
        return leg, tuple(_read(part) for part in parts)
    except (ValueError, OverflowError):
        return 0, ()


def _read(part: str) -> object:
    if part.lstrip("-").isdigit() and part.isascii():
        return int(part[:18])
    moment = datetime.fromisoformat(part)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC)
