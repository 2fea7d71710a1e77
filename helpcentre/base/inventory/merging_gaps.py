"""Whether it is said of everything that points at a person what a merging of two does to it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.checks import Error
from django.db.models import BigIntegerField, Model, UniqueConstraint

from helpcentre.base.core.append_only import AppendOnly
from helpcentre.base.inventory.completeness import stored_models
from helpcentre.base.inventory.merging import Rule, Rules, Way, rules
from helpcentre.base.inventory.paths import AnyField, end_of_path
from helpcentre.base.inventory.registry import Inventory, inventory

_HINT = (
    "Say in the person_merging.py of its app what becomes of it when two records of one person are merged: once, "
    "stays, moves with an act, or hidden (base/inventory/merging.py, docs/how-to/merge-two-people.md)."
)


@dataclass(frozen=True)
class Pointer:
    """One column that holds the id of a person."""

    model: type[Model]
    field: AnyField

    @property
    def place(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"


def pointers(among: Iterable[type[Model]] | None = None, of: Inventory = inventory) -> list[Pointer]:
    """Foreign keys to a person by the models, and plain numbers that are a person's id by the inventory."""
    person = get_user_model()
    found = []
    for model in stored_models() if among is None else among:
        numbers = _numbers(model, of)
        found += [
            Pointer(model, each)
            for each in model._meta.local_concrete_fields
            if each.related_model is person or each.name in numbers
        ]
    return sorted(found, key=lambda pointer: pointer.place)


def rule_of(pointer: Pointer, of: Rules = rules) -> Rule:
    """What is declared, or that it moves."""
    return of.by_place.get(pointer.place) or Rule(pointer.model._meta.label, pointer.field.name, Way.MOVE)


def is_history(model: type[Model], path: str, of: Rules = rules) -> bool:
    """Whether rows that a path leads from may stand under an id that somebody had before."""
    end = end_of_path(model, path)
    rule = of.by_place.get(f"{end.model._meta.label}.{end.name}") if end is not None else None
    return rule is not None and (rule.way is Way.STAY or rule.moving is not None)


def gaps(
    among: Iterable[type[Model]] | None = None, of: Rules = rules, declared: Inventory = inventory
) -> dict[str, str]:
    """By place, what is missing or gone; empty when every merging is said to the end."""
    found: dict[str, str] = {}
    there = {each.place: each for each in pointers(among, declared)}
    concealed = _concealed(declared) if among is None else set()
    for place, pointer in there.items():
        if place not in of.by_place and (why := _why_needed(pointer)):
            found[place] = f"points at a person and {why}, and no rule says what a merging does to it"
    for label in concealed - set(of.by_place):
        found[label] = "hides whose rows it holds, and no rule says what a merging does to them"
    for place in set(of.by_place) - set(there) - concealed if among is None else ():
        found[place] = "has a rule for mergings, but nothing there points at a person"
    return found


def unique_sets(pointer: Pointer) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The sets of fields with it that may stand once in the table, each with its condition or None."""
    meta, name = pointer.model._meta, pointer.field.name
    if pointer.field.unique:
        yield (name,), None
    for names in meta.unique_together:
        if name in names:
            yield tuple(names), None
    for each in meta.constraints:
        if isinstance(each, UniqueConstraint) and name in each.fields:
            yield tuple(each.fields), each.condition


def check_merging(**_options: Any) -> list[Error]:
    """inventory.E005: a place without a rule, or a rule without a place."""
    if sys.argv[1:2] == ["makemigrations"]:
        return []  # as check_inventory
    return [Error(f"{place} {says}.", hint=_HINT, id="inventory.E005") for place, says in sorted(gaps().items())]


def _why_needed(pointer: Pointer) -> str:
    if any(unique_sets(pointer)):
        return "may stand only once"
    if issubclass(pointer.model, AppendOnly):
        return "is only ever added to"
    return "" if pointer.field.is_relation else "is a plain number"


def _numbers(model: type[Model], of: Inventory) -> set[str]:
    table = of.tables.get(model._meta.label)
    paths = {owner.path for each in table.fields.values() for owner in each.owners} if table else set()
    return {path for path in paths if "__" not in path and isinstance(end_of_path(model, path), BigIntegerField)}


def _concealed(of: Inventory) -> set[str]:
    """Tables in which no path leads to a person."""
    return {
        label
        for label, table in of.tables.items()
        if any(owner.hidden_in for each in table.fields.values() for owner in each.owners)
    }
