"""The usual filters, made from a column."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from helpcentre.domain.tickets.filters.kinds import (
    ME,
    NONE,
    OPERATORS,
    SPAN,
    Choice,
    Condition,
    Field,
    Kind,
    Operator,
    Scope,
    Values,
)

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def choice(key: str, label: StrOrPromise, column: str, choices: Callable[[], list[Choice]]) -> Field:
    """A filter by one of a list; ``none`` among the choices means that the column is NULL."""

    def condition(operator: Operator, values: Values, scope: Scope) -> Q:
        wanted = _among(column, [value for value in values if value != NONE], NONE in values)
        return ~wanted if operator == Operator.NOT else wanted

    return Field(key, label, Kind.CHOICE, condition, OPERATORS[Kind.CHOICE], choices)


def person(key: str, label: StrOrPromise, column: str, choices: Callable[[], list[Choice]] = list) -> Field:
    """A filter by somebody: ids, ``me`` or ``none``. ``choices`` are those a form offers, where they are few."""

    def condition(operator: Operator, values: Values, scope: Scope) -> Q:
        me = scope.person.pk if scope.person else 0  # no person has the id 0
        ids = [me if value == ME else int(value) for value in values if value != NONE]
        wanted = _among(column, ids, NONE in values)
        return ~wanted if operator == Operator.NOT else wanted

    return Field(key, label, Kind.PERSON, condition, OPERATORS[Kind.PERSON], choices)


def business(key: str, label: StrOrPromise, column: str) -> Field:
    """A filter by a shop: ids or ``none``."""

    def condition(operator: Operator, values: Values, scope: Scope) -> Q:
        wanted = _among(column, [int(value) for value in values if value != NONE], NONE in values)
        return ~wanted if operator == Operator.NOT else wanted

    return Field(key, label, Kind.BUSINESS, condition, OPERATORS[Kind.BUSINESS])


def date(key: str, label: StrOrPromise, column: str, *, also: Q | None = None) -> Field:
    """A filter by a moment: a span before now, or a day in the Help Centre's time zone. ``also`` helps the planner."""

    def condition(operator: Operator, values: Values, scope: Scope) -> Q:
        moment = _moment(values[0], scope.moment)
        sign = "gte" if operator in (Operator.WITHIN, Operator.SINCE) else "lt"
        return Q(**{f"{column}__{sign}": moment}) & (also or Q())

    return Field(key, label, Kind.DATE, condition, OPERATORS[Kind.DATE])


def number(key: str, label: StrOrPromise, column: str) -> Field:
    """A filter by an amount."""

    def condition(operator: Operator, values: Values, scope: Scope) -> Q:
        sign = "gte" if operator == Operator.AT_LEAST else "lte"
        return Q(**{f"{column}__{sign}": Decimal(values[0])})

    return Field(key, label, Kind.NUMBER, condition, OPERATORS[Kind.NUMBER])


def text(key: str, label: StrOrPromise, condition: Condition, *, in_lists: bool = False) -> Field:
    """A filter by words, with a condition of its own."""
    return Field(key, label, Kind.TEXT, condition, OPERATORS[Kind.TEXT], in_lists=in_lists)


def _among(column: str, values: list[int] | list[str], or_none: bool) -> Q:
    wanted = Q(**{f"{column}__in": values}) if len(values) != 1 else Q(**{column: values[0]})
    if not or_none:
        return wanted
    nothing = Q(**{f"{column}__isnull": True})
    return wanted | nothing if values else nothing


def _moment(value: str, now: datetime) -> datetime:
    if span := SPAN.fullmatch(value):
        return now - timedelta(**{_UNITS[span[2]]: int(span[1])})
    return timezone.make_aware(datetime.fromisoformat(value))
