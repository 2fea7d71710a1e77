"""The steps of an erasure, in order. Each may run again without harm; what it did is counted with the step's row."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from helpcentre.base.inventory.stores import Seek, Stage, Stores, Whose, stores
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.erasing import rows
from helpcentre.domain.privacy.erasing.rows import Portion
from helpcentre.domain.privacy.models import Erasure
from helpcentre.domain.retention import removing

BATCH = 500
_LAST = (Person, Erasure)  # the tombstone is made first of all; what is looked for is forgotten last of all


@dataclass(frozen=True)
class Step:
    """``left`` counts what there still is to do, ``run`` does it and says how much it was. ``seek`` looks for it before
    anything is locked, where that takes long, and gives back what then does it."""

    name: str
    run: Callable[[Whose], int]
    left: Callable[[Whose], int]
    seek: Seek | None = None

    def ready(self, whose: Whose) -> Callable[[], int]:
        """What does it, inside a transaction that begins after this."""
        return self.seek(whose) if self.seek else partial(self.run, whose)


def all_steps(among: Stores = stores) -> list[Step]:
    """Doors are closed first. Then: words while they can be compared, places beside the tables, fields, rows."""
    deleting = rows.deleted()
    doors = [portion for portion in deleting if rows.opens_a_door(portion.table)]
    rest = [portion for portion in deleting if portion not in doors]
    return [
        *_stores(among, Stage.DOORS),
        *(_deleting(portion) for portion in doors),
        *_stores(among, Stage.WORDS),
        *_stores(among, Stage.ROWS),
        *(_blanking(portion) for portion in rows.blanked() if portion.model not in _LAST),
        *(_deleting(portion) for portion in rest),
        *_stores(among, Stage.AFTER),
    ]


def _stores(among: Stores, stage: Stage) -> list[Step]:
    return [
        Step(f"store {each.name}", each.erase, each.count, each.seek)
        for each in among.in_order()
        if each.stage is stage and each.erase and each.count
    ]


def _blanking(portion: Portion) -> Step:
    first = portion.fields[0].field
    return Step(
        f"blank {portion.table.label}.{first}",
        lambda whose: _blank(portion, whose),
        lambda whose: rows.full(portion, rows.of_person(portion, whose)).count(),
    )


def _deleting(portion: Portion) -> Step:
    return Step(
        f"delete {portion.table.label}",
        lambda whose: _delete(portion, whose),
        lambda whose: rows.of_person(portion, whose).count(),
    )


def _blank(portion: Portion, whose: Whose) -> int:
    emptied = {each.field: rows.empty(portion.model, each) for each in portion.fields}
    keys = list(rows.full(portion, rows.of_person(portion, whose)).values_list("pk", flat=True))
    for some in _batches(keys):
        portion.model._base_manager.filter(pk__in=some).update(**emptied)
    return len(set(keys))


def _delete(portion: Portion, whose: Whose) -> int:
    keys = list(dict.fromkeys(rows.of_person(portion, whose).values_list("pk", flat=True)))
    for some in _batches(keys):
        removing.remove(portion.model._base_manager.filter(pk__in=some))
    return len(keys)


def _batches(keys: list[object]) -> list[list[object]]:
    return [keys[at : at + BATCH] for at in range(0, len(keys), BATCH)]
