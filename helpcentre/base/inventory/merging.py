"""What becomes of what points at somebody when two records of theirs are merged into one.

A plain pointer at a person needs no rule: it is moved. Whatever may stand once for each person, is only ever added to,
or hides whose it is, has its rule in the ``person_merging.py`` of its app, found by module name like
``data_inventory.py``. ``merging_gaps`` says where one is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from helpcentre.base.core.actor import Actor
from helpcentre.base.inventory.registry import DeclarationError


@dataclass(frozen=True)
class Merging:
    """The ids of the two: everything of ``merged`` becomes ``kept``'s. ``actor`` is who merges them.

    ``later`` is done when everything has moved. Events are recorded there and not before: on PostgreSQL whoever records
    one holds the order of the log until the end, and must not wait for a row that another holds.
    """

    kept: int
    merged: int
    actor: Actor
    later: list[Callable[[], None]] = field(default_factory=list, compare=False)


class Way(StrEnum):
    """``move``: it points at the kept one from then on. ``once``: the same, but where both have one of what may stand
    once, the kept one's stays and the other goes. ``stay``: it is history of its day, and whoever reads it asks for
    every id that somebody had."""

    MOVE = "move"
    ONCE = "once"
    STAY = "stay"


Act = Callable[[Merging], None]
Narrow = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True)
class Rule:
    """``act`` runs before anything moves, records no event, and leaves nothing that may stand only once. ``moving``
    narrows what moves; the rest stays as history. A rule without ``field`` is about a table in which no path leads to a
    person."""

    label: str
    field: str
    way: Way
    why: str = ""
    act: Act | None = None
    moving: Narrow | None = None

    @property
    def place(self) -> str:
        return f"{self.label}.{self.field}" if self.field else self.label


@dataclass
class Rules:
    """A set of declarations. The system has one, ``rules``; tests make their own."""

    by_place: dict[str, Rule] = field(default_factory=dict)
    afterwards: dict[str, Act] = field(default_factory=dict)

    def add(self, rule: Rule) -> None:
        """Raises DeclarationError when there is one already, or when a rule that moves nothing gives no reason."""
        if rule.place in self.by_place:
            raise DeclarationError(f"what a merging does to {rule.place} is declared twice")
        if rule.way is Way.STAY and not rule.why:
            raise DeclarationError(f"{rule.place} stays where it is through a merging without a reason")
        self.by_place[rule.place] = rule


rules = Rules()


def moves(label: str, name: str, *, act: Act | None = None, moving: Narrow | None = None, into: Rules = rules) -> None:
    into.add(Rule(label, name, Way.MOVE, act=act, moving=moving))


def once(label: str, *names: str, into: Rules = rules) -> None:
    for name in names:
        into.add(Rule(label, name, Way.ONCE))


def stays(label: str, *names: str, why: str, act: Act | None = None, into: Rules = rules) -> None:
    for name in names:
        into.add(Rule(label, name, Way.STAY, why, act))


def hidden(label: str, *, why: str, act: Act | None = None, into: Rules = rules) -> None:
    """Of a table whose rows hide whose they are: why nothing need be done, or what is."""
    into.add(Rule(label, "", Way.STAY, why, act))


def afterwards(name: str, act: Act, *, into: Rules = rules) -> None:
    """What is put in order when everything has moved. Raises DeclarationError when the name is taken."""
    if name in into.afterwards:
        raise DeclarationError(f"{name} is done twice after a merging")
    into.afterwards[name] = act
