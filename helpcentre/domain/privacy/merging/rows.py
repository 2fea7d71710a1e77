"""Moving what points at somebody. No table is named here: the models and the inventory say what there is."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from helpcentre.base.inventory.merging import Merging, Way, rules
from helpcentre.base.inventory.merging_gaps import Pointer, pointers, rule_of, unique_sets


def prepare(merging: Merging) -> None:
    """What each rule does before anything moves."""
    for place in sorted(rules.by_place):
        if act := rules.by_place[place].act:
            act(merging)


def gather(merging: Merging) -> int:
    """Move what somebody wrote for the merged one while it was being merged; how many rows it was."""
    strays = left([merging.merged])
    for place in sorted(strays.keys() & rules.by_place.keys()):
        if act := rules.by_place[place].act:
            act(merging)
    moved = move(merging, only=strays.keys()) if strays else 0
    for each in merging.later:
        each()
    return moved


def move(merging: Merging, only: Collection[str] | None = None) -> int:
    """Everything points at the kept one from now on, or what stands in some places; how many rows did not before."""
    moved = 0
    for pointer in pointers():
        if only is not None and pointer.place not in only:
            continue
        if rule_of(pointer).way is Way.ONCE:
            _drop_twins(pointer, merging)
        theirs = moving(pointer, (merging.merged,))
        if theirs is not None:
            moved += theirs.update(**{pointer.field.attname: merging.kept})
    return moved


def put_in_order(merging: Merging) -> None:
    """What waited until everything had moved, then what each app does afterwards."""
    for each in merging.later:
        each()
    for name in sorted(rules.afterwards):
        rules.afterwards[name](merging)


def left(merged: list[int]) -> dict[str, int]:
    """By place, how many rows point at records that should be empty. Nothing when all is well."""
    found = {}
    for pointer in pointers():
        theirs = moving(pointer, merged)
        if theirs is not None and (count := theirs.count()):
            found[pointer.place] = count
    return found


def moving(pointer: Pointer, of: list[int] | tuple[int, ...]) -> QuerySet[Any] | None:
    """The rows by which one column points at these people and that move; None when they stay as history."""
    rule = rule_of(pointer)
    if rule.way is Way.STAY:
        return None
    rows = pointer.model._base_manager.filter(**{f"{pointer.field.attname}__in": list(of)})
    return rule.moving(rows) if rule.moving else rows


def _drop_twins(pointer: Pointer, merging: Merging) -> None:
    """Rows of the merged one that would stand beside such a row of the kept one."""
    name, manager = pointer.field.name, pointer.model._base_manager
    for names, condition in unique_sets(pointer):
        others = [each for each in names if each != name]
        within = condition or Q()
        mine = manager.filter(within, **{name: merging.kept})
        for twin in mine.values(*others) if others else [{}] if mine.exists() else []:
            manager.filter(within, **{name: merging.merged}, **twin).delete()
