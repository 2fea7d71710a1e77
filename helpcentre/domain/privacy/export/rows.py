"""What is held about one person, row by row, found through the inventory alone: no table is named here."""

from array import array
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from helpcentre.base.files.models import StoredFile
from helpcentre.base.inventory.fields import DeclaredField, Owner
from helpcentre.base.inventory.merging_gaps import is_history
from helpcentre.base.inventory.registry import Inventory, Table, inventory
from helpcentre.domain.people import merges
from helpcentre.domain.privacy.export import hidden

BATCH = 500  # rows in memory at a time


@dataclass(frozen=True)
class Row:
    """``values`` by the names the inventory gives them; ``by`` is who wrote the words in it, if they are somebody's.

    ``files`` are ids of stored files, by the name of the value that points at them. A row that is held back has
    neither values nor files.
    """

    by: int | None
    held_back: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Shelf:
    """One table as far as it is exported, and the ways that lead from its rows to a person.

    ``within`` leaves rows out: nothing of them is read.
    """

    table: Table
    model: type[Model]
    fields: tuple[DeclaredField, ...]
    owners: tuple[Owner, ...]
    within: Q = field(default_factory=Q)

    @property
    def label(self) -> str:
        return self.table.label


def shelves(of: Inventory = inventory) -> list[Shelf]:
    """Every table with something in it that the inventory exports."""
    found = []
    for label in sorted(of.tables):
        table = of.tables[label]
        fields = tuple(each for each in table.fields.values() if each.export.name)
        owners = tuple(dict.fromkeys(owner for each in fields for owner in each.owners))
        if owners:
            found.append(Shelf(table, apps.get_model(label), fields, owners))
    return found


def count(shelf: Shelf, person_id: int) -> int:
    """How many rows of a table are about somebody."""
    return sum(1 for _ in _reached(shelf, person_id))


def rows(shelf: Shelf, person_id: int, handed_over: Set[Any] = frozenset()) -> Iterator[Row]:
    """The rows of one table that are somebody's, by their key. Reads ``BATCH`` at a time; of all it holds the keys.

    ``handed_over`` are keys that are not held back: somebody read them and released them.
    """
    reached = _reached(shelf, person_id)
    while ways := dict(islice(reached, BATCH)):
        back = _held_back(shelf, ways, person_id) - handed_over
        for values in fetched(shelf, ways):
            yield _row(shelf, values, ways[values["pk"]], person_id, back)


def owned(owner: Owner, label: str, rows: QuerySet[Any], person_id: int) -> QuerySet[Any]:
    """The rows that one way leads from to a person; in history also under ids they had before a merging."""
    if not owner.path:
        return hidden.rows(label, rows, person_id)
    if owner.path == "self":
        return rows.filter(pk=person_id)
    if is_history(rows.model, owner.path):
        return rows.filter(**({f"{owner.path}__in": merges.ids_of(person_id)} | owner.only))
    return rows.filter(**({owner.path: person_id} | owner.only))


def _reached(shelf: Shelf, person_id: int) -> Iterator[tuple[Any, frozenset[int]]]:
    """Each key once, in order, with the ways that lead to it. One query for a way, since no index serves two."""
    keys = []
    for number, owner in enumerate(shelf.owners):
        found = owned(owner, shelf.label, shelf.model._base_manager.filter(shelf.within), person_id)
        keys.append(_numbered(_sorted(found.order_by().values_list("pk", flat=True)), number))
    for key, same in groupby(merge(*keys), itemgetter(0)):
        yield key, frozenset(number for _, number in same)


def _sorted(keys: QuerySet[Any, Any]) -> Iterable[Any]:
    """Eight bytes for a number, so that even a million keys weigh little. A join may have given one twice."""
    if keys.model._meta.pk.get_internal_type() in {"BigAutoField", "AutoField", "BigIntegerField", "OneToOneField"}:
        return sorted(array("q", keys.iterator(chunk_size=10_000)))
    return sorted(keys)


def _numbered(keys: Iterable[Any], number: int) -> Iterator[tuple[Any, int]]:
    return ((key, number) for key in keys)


def held_back_keys(shelf: Shelf, person_id: int) -> set[Any]:
    """Everything of a table that copies for somebody hold back, whatever was decided about it."""
    return _held_back(shelf, dict(_reached(shelf, person_id)), person_id)


def _held_back(shelf: Shelf, keys: Iterable[Any], person_id: int) -> set[Any]:
    speech = shelf.table.speech
    if speech is None or speech.held_back is None:
        return set()
    found = shelf.model._base_manager.filter(pk__in=list(keys), **speech.held_back)
    return set(found.exclude(**{speech.by: person_id}).values_list("pk", flat=True))


def fetched(shelf: Shelf, keys: Iterable[Any]) -> Iterable[dict[str, Any]]:
    """What stands in these rows, by column, and who wrote it."""
    names = {each.field for each in shelf.fields}
    if shelf.table.speech:
        names.add(shelf.table.speech.by)
    return shelf.model._base_manager.filter(pk__in=list(keys)).order_by("pk").values("pk", *sorted(names - {"pk"}))


def _row(shelf: Shelf, found: dict[str, Any], ways: frozenset[int], person_id: int, back: set[Any]) -> Row:
    speech = shelf.table.speech
    by = found[speech.by] if speech else person_id
    if found["pk"] in back:
        return Row(by, held_back=True)
    mine = {shelf.owners[number] for number in ways}
    values, files = {}, {}
    for each in shelf.fields:
        if mine.isdisjoint(each.owners):
            continue
        values[each.export.name] = found[each.field]
        if shelf.model._meta.get_field(each.field).related_model is StoredFile and found[each.field]:
            files[each.export.name] = found[each.field]
    return Row(by, values=values, files=files)
