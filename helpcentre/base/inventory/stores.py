"""What is kept of a person outside the fields of tables, and what of the tables is not theirs alone.

An app says so in its ``erasure_stores.py``, found by module name as ``data_inventory.py`` is. What comes later (chat,
raw mail, page views) plugs in by declaring; an erasure, its plan and its certificate take it from here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum

from django.db.models import Q

from helpcentre.base.inventory.registry import DeclarationError
from helpcentre.base.inventory.taxonomy import Group, Words


@dataclass(frozen=True)
class Whose:
    """Somebody who is being erased, and what they are called, until the last step: their row is empty by then.

    ``also`` are the ids of records that were merged into theirs.
    """

    person_id: int
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    also: tuple[int, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """Every id under which something of theirs may stand."""
        return (self.person_id, *self.also)


class Stage(IntEnum):
    """When a store is emptied: first of all (what lets somebody in, or lies under a name that only its row knows),
    while the person's words still stand in the tables (to find copies of them), before the rows go, or after."""

    DOORS = 0
    WORDS = 1
    ROWS = 2
    AFTER = 3


Count = Callable[[Whose], int]
Seek = Callable[[Whose], Callable[[], int]]


@dataclass(frozen=True)
class Store:
    """``holds`` says to people what lies there. ``count`` is how much of theirs lies there now, ``erase`` takes it away
    and says how much went; both may run any number of times.

    Where ``count`` reads very much, ``glance`` answers a page that somebody waits for: it may miss what only a full
    search finds. ``seek`` makes that search before anything is locked, and gives back what then does as ``erase``.

    ``tables`` are labels of tables whose owner is hidden in the row (``Owner.hidden_in``), which this store empties. A
    store that nobody can search by person has no ``erase`` but ``fades``: after that time it holds nothing of today.
    """

    name: str
    group: Group
    holds: Words
    stage: Stage = Stage.ROWS
    count: Count | None = None
    erase: Count | None = None
    glance: Count | None = None
    seek: Seek | None = None
    fades: timedelta | None = None
    tables: tuple[str, ...] = ()


@dataclass
class Stores:
    """A set of declarations. The system has one, ``stores``; tests make their own."""

    by_name: dict[str, Store] = field(default_factory=dict)
    survivors: dict[str, Callable[[Whose], Q]] = field(default_factory=dict)
    derived: dict[str, Callable[[list[int]], None]] = field(default_factory=dict)

    def in_order(self) -> list[Store]:
        return sorted(self.by_name.values(), key=lambda store: (store.stage, store.name))


stores = Stores()


def add_store(store: Store, *, into: Stores = stores) -> None:
    """Raises DeclarationError when the name is taken, or when nothing would ever take its contents away."""
    if store.name in into.by_name:
        raise DeclarationError(f"the store {store.name} is declared twice")
    if (store.erase is None) != (store.count is None) or (store.erase is None and store.fades is None):
        raise DeclarationError(f"the store {store.name} must say how it is counted and emptied, or when it fades")
    into.by_name[store.name] = store


def survivor(label: str, rows: Callable[[Whose], Q], *, into: Stores = stores) -> None:
    """Rows of the table ``label`` that are others' as well: an erasure leaves them standing, without the person.

    The app that says so also declares a store of ``Stage.WORDS`` that takes the person's words out of them.
    Raises DeclarationError when the table has one already.
    """
    if label in into.survivors:
        raise DeclarationError(f"what survives of {label} is declared twice")
    into.survivors[label] = rows


def derived(label: str, make: Callable[[list[int]], None], *, into: Stores = stores) -> None:
    """What is made from the texts of the table ``label``, such as a search index: ``make`` gets the ids of rows in
    which an erasure covered words, in the same transaction, and makes it anew. Raises DeclarationError when there is
    one already.
    """
    if label in into.derived:
        raise DeclarationError(f"what is made from {label} is declared twice")
    into.derived[label] = make
