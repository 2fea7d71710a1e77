"""Clauses: what is asked of a list or of one ticket, checked, written down and turned into a condition.

A clause that cannot be understood (its field is gone, its value is spoilt) fits no ticket at all. A rule or a list
that has lost a word of its meaning must never become wider.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote, unquote, urlencode

from django.db.models import Q, QuerySet

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.filters.kinds import DAY, ID, ME, NONE, NUMBER, SPAN, Field, Kind, Operator, Scope
from helpcentre.domain.tickets.filters.registry import field
from helpcentre.domain.tickets.models import Ticket

MOST_CLAUSES = 20
MOST_VALUES = 50
LONGEST_VALUE = 200  # characters
_NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class Clause:
    """``Clause("status", "is", ("open", "pending"))``."""

    field: str
    operator: str
    values: tuple[str, ...]

    @property
    def fault(self) -> str:
        """Why it cannot be used: ``field``, ``operator``, ``value``, or nothing."""
        known = field(self.field)
        if known is None:
            return "field"
        if self.operator not in known.operators:
            return "operator"
        if not 0 < len(self.values) <= (MOST_VALUES if known.kind in _SEVERAL else 1):
            return "value"
        return "" if all(_fits(known, self.operator, value) for value in self.values) else "value"


Clauses = tuple[Clause, ...]
_SEVERAL = (Kind.CHOICE, Kind.PERSON, Kind.BUSINESS)
_SPANS = (Operator.WITHIN, Operator.OLDER)


class FilterError(ValueError):
    """A filter that cannot be used. ``field`` is whose, ``code`` is ``field``, ``operator``, ``value`` or ``many``."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code


def checked(clauses: Iterable[Clause]) -> Clauses:
    """The clauses, when every one can be used. Raises FilterError."""
    kept = tuple(clauses)
    if len(kept) > MOST_CLAUSES:
        raise FilterError("", "many")
    for clause in kept:
        if clause.fault:
            raise FilterError(clause.field, clause.fault)
    return kept


def condition(clauses: Sequence[Clause], scope: Scope) -> Q:
    """All of the clauses."""
    whole = Q()
    for clause in clauses[:MOST_CLAUSES]:
        known = None if clause.fault else field(clause.field)
        if known is None or not (known.in_lists or scope.ticket):
            return _NOTHING
        whole &= known.condition(Operator(clause.operator), clause.values, scope)
    return whole if len(clauses) <= MOST_CLAUSES else _NOTHING


def apply(tickets: QuerySet[Ticket], clauses: Sequence[Clause], scope: Scope) -> QuerySet[Ticket]:
    """Those of ``tickets`` that fit."""
    return tickets.filter(condition(clauses, scope))


def matches(ticket: Ticket, clauses: Sequence[Clause], scope: Scope | None = None) -> bool:
    """Whether one ticket, as it is in the database now, fits all of the clauses. One query on its key."""
    return apply(Ticket.objects.filter(pk=ticket.pk), clauses, replace(scope or Scope(), ticket=ticket.pk)).exists()


def to_query(clauses: Iterable[Clause]) -> str:
    """For an address: ``f=status:is:open,pending&f=assignee:is:me``. Words are left out: addresses end in logs."""
    kept = [clause for clause in clauses if (known := field(clause.field)) and known.kind != Kind.TEXT]
    return urlencode([("f", _written(clause)) for clause in kept], safe=":,")


def from_query(parts: Iterable[str]) -> Clauses:
    """What ``to_query`` wrote, from the list of all ``f``. Nothing is checked: see ``Clause.fault``."""
    found = []
    for part in list(parts)[: MOST_CLAUSES + 1]:
        name, operator, values = (*part.split(":", 2), "", "")[:3]
        found.append(Clause(name[:60], operator[:10], _values(unquote(value) for value in values.split(",") if value)))
    return tuple(found)


def to_json(clauses: Iterable[Clause]) -> list[dict[str, Any]]:
    """For a column: a list of ``{"field", "operator", "values"}``."""
    return [{"field": each.field, "operator": each.operator, "values": list(each.values)} for each in clauses]


def from_json(data: object) -> Clauses:
    """What ``to_json`` wrote. What is no clause becomes one that fits nothing."""
    rows = data if isinstance(data, list) else [data]
    return tuple(_read(row) for row in rows[: MOST_CLAUSES + 1])


def people_in(clauses: Iterable[Clause]) -> set[int]:
    """Ids of the people named by clauses, so that a form can show their names."""
    return _ids(clauses, Kind.PERSON)


def businesses_in(clauses: Iterable[Clause]) -> set[int]:
    """Ids of the shops named by clauses."""
    return _ids(clauses, Kind.BUSINESS)


def scope_of(person: Person) -> Scope:
    """The scope of somebody who looks at a list now."""
    return Scope(person)


def _ids(clauses: Iterable[Clause], kind: Kind) -> set[int]:
    named = (clause for clause in clauses if (known := field(clause.field)) and known.kind == kind)
    return {int(value) for clause in named for value in clause.values if ID.fullmatch(value)}


def _written(clause: Clause) -> str:
    return ":".join([clause.field, clause.operator, ",".join(quote(value, safe="") for value in clause.values)])


def _read(row: object) -> Clause:
    if not isinstance(row, dict):
        return Clause("", "", ())
    values = row.get("values")
    texts = _values(str(value) for value in values) if isinstance(values, list) else ()
    return Clause(str(row.get("field", "")), str(row.get("operator", "")), texts)


def _values(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _fits(known: Field, operator: str, value: str) -> bool:
    if len(value) > LONGEST_VALUE or not value.isprintable() or not value.strip():
        return False
    match known.kind:
        case Kind.CHOICE:
            return any(choice.value == value for choice in known.choices())
        case Kind.PERSON | Kind.BUSINESS:
            return value == NONE or ID.fullmatch(value) is not None or (value == ME and known.kind == Kind.PERSON)
        case Kind.DATE:
            return SPAN.fullmatch(value) is not None if operator in _SPANS else _is_day(value)
        case Kind.NUMBER:
            return NUMBER.fullmatch(value) is not None
    return True


def _is_day(value: str) -> bool:
    try:
        return DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False
