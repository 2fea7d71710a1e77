"""Whether the inventory says everything: each gap names what is missing, gone, contradictory or hard to believe."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models

from helpcentre.base.inventory.fields import DeclaredField, Erasure, Owner
from helpcentre.base.inventory.paths import AnyField, end_of_path, model_of
from helpcentre.base.inventory.registry import Inventory, Table, inventory
from helpcentre.base.inventory.retention import Rule
from helpcentre.base.inventory.taxonomy import Category

#: Column types in which words about a person could stand.
_COULD_HOLD_WORDS = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.GenericIPAddressField,
    models.BinaryField,
    models.FileField,
)

UNDECLARED, GONE, CONTRADICTORY, IMPLAUSIBLE = "E001", "E002", "E003", "E004"


@dataclass(frozen=True)
class Gap:
    """``code`` is the number of the system check; ``place`` is ``app.Model.field`` or a table's or file's name."""

    code: str
    place: str
    message: str


def stored_models() -> list[type[models.Model]]:
    """Every installed model with a table of its own, the ones Django makes for many-to-many fields included."""
    return [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]


def gaps(among: Iterable[type[models.Model]] | None = None, of: Inventory = inventory) -> list[Gap]:
    """What is wrong between the models and the inventory; empty when it is complete. Asks no database."""
    present = list(stored_models() if among is None else among)
    found = [gap for model in present for gap in _undeclared(model, of)]
    labels = {model._meta.label: model for model in present}
    for label, table in of.tables.items():
        if not table.has_model:
            continue
        model = labels.get(label) or model_of(label)
        if model is None:
            found.append(Gap(GONE, label, "is declared, but there is no such model"))
        else:
            found += _wrong(model, table)
    return found


def undeclared_columns(of: Inventory = inventory) -> list[str]:
    """Columns of the connected database that neither a model nor a declaration accounts for, as ``table.column``.

    A table of which nothing is known stands there once, as ``table.*``.
    """
    columns: dict[str, set[str]] = {"django_migrations": {"id", "app", "name", "applied"}}
    for model in stored_models():
        columns[model._meta.db_table] = {field.column for field in model._meta.local_fields if field.column}
    bare = {label: set(table.fields) for label, table in of.tables.items() if not table.has_model}
    for label, names in bare.items():
        columns[label] = columns.get(label, set()) | names
    missing = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor, include_views=True):
            if table not in columns:
                missing += [] if _belongs_to(table, set(columns)) else [f"{table}.*"]
                continue
            present = connection.introspection.get_table_description(cursor, table)
            missing += [f"{table}.{column.name}" for column in present if column.name not in columns[table]]
    return sorted(missing)


def _belongs_to(name: str, known: set[str]) -> bool:
    # FTS5 keeps each full-text table in five tables of its own, named after it.
    shadows = ("_data", "_idx", "_content", "_docsize", "_config")
    return name.startswith("sqlite_") or any(name == table + end for table in known for end in shadows)


def _undeclared(model: type[models.Model], of: Inventory) -> Iterator[Gap]:
    table = of.tables.get(model._meta.label)
    for field in model._meta.local_fields:
        if table is None or field.name not in table.fields:
            yield Gap(UNDECLARED, f"{model._meta.label}.{field.name}", "is stored, but the inventory does not know it")


def _wrong(model: type[models.Model], table: Table) -> Iterator[Gap]:
    stored = {field.name: field for field in model._meta.local_fields}
    speech = table.speech
    for path in (speech.by, *(speech.held_back or {})) if speech else ():
        if end_of_path(model, path) is None:
            yield Gap(CONTRADICTORY, table.label, f"holds words by {path!r}, which does not exist")
    for name, declared in table.fields.items():
        place = f"{table.label}.{name}"
        if name not in stored:
            yield Gap(GONE, place, "is declared, but there is no such field")
            continue
        for message in _contradictions(model, stored[name], declared):
            yield Gap(CONTRADICTORY, place, message)
        for message in _doubts(stored[name], declared):
            yield Gap(IMPLAUSIBLE, place, message)


def _contradictions(model: type[models.Model], field: AnyField, declared: DeclaredField) -> Iterator[str]:
    if declared.retention.path and end_of_path(model, declared.retention.path) is None:
        yield f"is kept by {declared.retention.path!r}, which does not exist"
    if declared.retention.rule is Rule.PERIOD:
        end = end_of_path(model, declared.retention.path)
        if end is not None and not isinstance(end, models.DateField):
            yield f"counts its time from {declared.retention.path!r}, which is no moment"
    for owner in declared.owners:
        if not _leads_to_a_person(model, owner):
            yield f"belongs to {owner.path!r}, which leads to no person"
    erasure = declared.erase.how
    if erasure is Erasure.SET_NULL and not field.null:
        yield "is set to NULL by an erasure, but may not be NULL"
    blanked = erasure in {Erasure.BLANK, Erasure.BLANK_WITH_LAST_OWNER}
    if blanked and not isinstance(field, (models.CharField, models.TextField, models.JSONField)):
        yield "is blanked by an erasure, but holds no text"
    if erasure is Erasure.KEEP_FOR_LAW and not declared.erase.why:
        yield "is kept through an erasure without a reason"
    if not declared.export.name and not declared.export.why:
        yield "is never exported, without a reason"
    if declared.is_personal and not declared.owners:
        yield "is personal, but belongs to nobody"
    if declared.is_personal and not declared.says and declared.category is not Category.PERSON_ID:
        yield "is personal, but has no name for the privacy page"


def _leads_to_a_person(model: type[models.Model], owner: Owner) -> bool:
    person = get_user_model()
    if owner.path == "self":
        return model is person
    if not owner.path:
        return bool(owner.hidden_in)
    end = end_of_path(model, owner.path)
    if end is None or any(end_of_path(model, name) is None for name in owner.only):
        return False
    return end.related_model is person or isinstance(end, models.BigIntegerField)


def _doubts(field: AnyField, declared: DeclaredField) -> Iterator[str]:
    if declared.is_personal:
        return
    if field.related_model is get_user_model():
        yield "points at a person, so it is personal"
    if isinstance(field, _COULD_HOLD_WORDS) and not field.choices and len(declared.why.split()) < 3:
        yield "could hold words about a person: say why it does not"
