"""The steps of an erasure, in order. Each may run again without harm; what it did is counted with the step's row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import FileField, Model

from helpcentre.base.files import store as file_store
from helpcentre.base.files.models import StoredFile
from helpcentre.base.inventory.stores import Stage, Stores, Whose, stores
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.erasing import rows
from helpcentre.domain.privacy.erasing.rows import Portion, Rows
from helpcentre.domain.privacy.models import Erasure

BATCH = 500
_LAST = (Person, Erasure)  # the tombstone is made first of all; what is looked for is forgotten last of all


@dataclass(frozen=True)
class Step:
    """``left`` counts what there still is to do, ``run`` does it and says how much it was."""

    name: str
    run: Callable[[Whose], int]
    left: Callable[[Whose], int]


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
        Step(f"store {each.name}", each.erase, each.count)
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
    """Bytes of files first: a crash then leaves a row without bytes, which the next run finds, and not the reverse."""
    keys = list(dict.fromkeys(rows.of_person(portion, whose).values_list("pk", flat=True)))
    for some in _batches(keys):
        chosen = portion.model._base_manager.filter(pk__in=some)
        files = _files_of(portion.model, chosen)
        for file in files:
            file_store.current().delete(file.name)
        _drop_named(portion.model, chosen)
        chosen.delete()
        StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    return len(keys)


def _files_of(model: type[Model], chosen: Rows) -> list[StoredFile]:
    """Whatever these rows point at in the file store, by whichever field."""
    names = [field.name for field in model._meta.local_concrete_fields if field.related_model is StoredFile]
    keys = {key for name in names for key in chosen.values_list(name, flat=True) if key}
    return list(StoredFile.objects.filter(pk__in=keys))


def _drop_named(model: type[Model], chosen: Rows) -> None:
    """Files that a library's columns name, in Django's own storage."""
    for field in model._meta.local_concrete_fields:
        if isinstance(field, FileField):
            for name in chosen.exclude(**{field.name: ""}).values_list(field.name, flat=True):
                if name:
                    field.storage.delete(name)


def _batches(keys: list[object]) -> list[list[object]]:
    return [keys[at : at + BATCH] for at in range(0, len(keys), BATCH)]
