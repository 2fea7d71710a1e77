"""What a filter can ask, and how its answers are written down."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrOrPromise

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person


class Kind(StrEnum):
    """What sort of value: one of a list, somebody, a shop, a moment, words, a number."""

    CHOICE = "choice"
    PERSON = "person"
    BUSINESS = "business"
    DATE = "date"
    TEXT = "text"
    NUMBER = "number"


class Operator(StrEnum):
    """How the value is compared. Several values of one clause mean "one of them"."""

    IS = "is"
    NOT = "not"
    WITHIN = "within"
    OLDER = "older"
    SINCE = "since"
    BEFORE = "before"
    HAS = "has"
    LACKS = "lacks"
    AT_LEAST = "min"
    AT_MOST = "max"


#: The words between a label and its value: "Status is open", "Opened in the last 7 days".
OPERATOR_LABELS: dict[Operator, StrOrPromise] = {
    Operator.IS: pgettext_lazy("filter", "is"),
    Operator.NOT: pgettext_lazy("filter", "is not"),
    Operator.WITHIN: pgettext_lazy("filter", "in the last"),
    Operator.OLDER: pgettext_lazy("filter", "longer ago than"),
    Operator.SINCE: pgettext_lazy("filter", "on or after"),
    Operator.BEFORE: pgettext_lazy("filter", "before"),
    Operator.HAS: pgettext_lazy("filter", "has the words"),
    Operator.LACKS: pgettext_lazy("filter", "does not have the words"),
    Operator.AT_LEAST: pgettext_lazy("filter", "is at least"),
    Operator.AT_MOST: pgettext_lazy("filter", "is at most"),
}

OPERATORS: dict[Kind, tuple[Operator, ...]] = {
    Kind.CHOICE: (Operator.IS, Operator.NOT),
    Kind.PERSON: (Operator.IS, Operator.NOT),
    Kind.BUSINESS: (Operator.IS, Operator.NOT),
    Kind.DATE: (Operator.WITHIN, Operator.OLDER, Operator.SINCE, Operator.BEFORE),
    Kind.TEXT: (Operator.HAS, Operator.LACKS),
    Kind.NUMBER: (Operator.AT_LEAST, Operator.AT_MOST),
}

#: A span is a number with ``m``, ``h`` or ``d`` (``90m``, ``12h``, ``7d``); a day is ISO 8601.
SPAN = re.compile(r"([1-9][0-9]{0,4})([mhd])")
DAY = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
ID = re.compile(r"[1-9][0-9]{0,17}")

ME = "me"  # the person who looks; nobody when the system does
NONE = "none"  # no such person, shop or choice


@dataclass(frozen=True)
class Scope:
    """For whom and when a condition is made. ``ticket`` is the id of the one ticket that is tested, if it is one."""

    person: Person | None = None
    now: datetime | None = None
    ticket: int | None = None

    @property
    def moment(self) -> datetime:
        return self.now or clock.now()


@dataclass(frozen=True)
class Choice:
    value: str
    label: StrOrPromise


Values = tuple[str, ...]
Condition = Callable[[Operator, Values, Scope], Q]


@dataclass(frozen=True)
class Field:
    """One thing tickets can be filtered by.

    ``condition`` makes the restriction; a ``Q`` may hold ``Exists``. ``choices`` lists what a CHOICE may be, read anew
    for every form. ``in_lists`` is False where a million tickets could not be searched by it: then only rules, which
    test one ticket at a time, may ask.
    """

    key: str
    label: StrOrPromise
    kind: Kind
    condition: Condition
    operators: tuple[Operator, ...]
    choices: Callable[[], list[Choice]] = list
    in_lists: bool = True
