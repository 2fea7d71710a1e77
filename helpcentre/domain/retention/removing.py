"""Taking rows or fields away for good, with the files that they name. Erasure and retention both do it this way."""

from functools import cache

from django.db.models import CASCADE, FileField, ManyToOneRel, Model, QuerySet

from helpcentre.base.files import store as file_store
from helpcentre.base.files.models import StoredFile

Rows = QuerySet[Model]
_STEPS = 2  # from a row that goes with another to that other


def remove(chosen: Rows) -> None:
    """Delete these rows, inside the caller's transaction.

    Bytes of files first: a crash then leaves a row without bytes, which the next run finds, and not the reverse.
    """
    files = _files_of(chosen)
    for file in files:
        file_store.current().delete(file.name)
    _drop_named(chosen)
    chosen.delete()
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()


def nothing(model: type[Model], name: str, *, null: bool) -> object:
    """What an emptied field holds; NULL where ``null`` says so."""
    if null:
        return None
    field = model._meta.get_field(name)
    if field.get_internal_type() == "JSONField":
        default = field.get_default()  # type: ignore[union-attr]
        return default if default in ({}, []) else {}
    return ""


def _files_of(chosen: Rows) -> list[StoredFile]:
    """Whatever these rows point at in the file store, by whichever field, and whatever rows do that go with them."""
    keys = set()
    for model, way in _with_files(chosen.model):
        rows = model._base_manager.filter(**{f"{way}__in": chosen.values("pk")}) if way else chosen
        for name in _named(model):
            keys |= {key for key in rows.values_list(name, flat=True) if key}
    return list(StoredFile.objects.filter(pk__in=keys))


@cache
def _with_files(model: type[Model], way: str = "") -> list[tuple[type[Model], str]]:
    """Itself, and each model whose rows go with its rows, that names stored files; with the way from there to here."""
    found = [(model, way)] if _named(model) else []
    for each in model._meta.related_objects:
        other = each.related_model
        if isinstance(each, ManyToOneRel) and each.on_delete is CASCADE and way.count("__") < _STEPS:
            assert isinstance(other, type)
            found += _with_files(other, f"{each.field.name}__{way}" if way else each.field.name)
    return found


def _named(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.local_concrete_fields if field.related_model is StoredFile]


def _drop_named(chosen: Rows) -> None:
    """Files that a library's columns name, in Django's own storage."""
    for field in chosen.model._meta.local_concrete_fields:
        if isinstance(field, FileField):
            for name in chosen.exclude(**{field.name: ""}).values_list(field.name, flat=True):
                if name:
                    field.storage.delete(name)
