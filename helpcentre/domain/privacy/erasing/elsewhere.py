"""An address or a number of theirs in any free text of any table: somebody may have copied it anywhere.

Names are looked for only near what they had to do with (``tickets.erasure_stores``): elsewhere they may be another's.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from helpcentre.base.inventory.registry import Table
from helpcentre.base.inventory.stores import Whose, stores
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.domain.privacy.erasing import rows
from helpcentre.domain.tickets.forgetting import Forgetting

Change = Callable[[str], str]
_OWN = "privacy.Erasure"  # holds what is looked for


def count(whose: Whose) -> int:
    return sum(1 for _found in _holding(whose))


def cover(whose: Whose) -> int:
    """Covers them, and lets what is made from these texts be made anew."""
    done: dict[str, list[int]] = {}
    for row, changes in _holding(whose):
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
        done.setdefault(row._meta.label, []).append(row.pk)
    for label in done.keys() & stores.derived.keys():
        stores.derived[label](done[label])
    return sum(len(keys) for keys in done.values())


def _holding(whose: Whose) -> Iterator[tuple[models.Model, dict[str, Any]]]:
    """Rows that hold one, with the fields as they are without it."""
    wanted = [address for address in whose.emails if "@" in address]
    wanted += [digits[-9:] for each in whose.phones if len(digits := "".join(filter(str.isdigit, each))) >= 9]
    if not wanted:
        return
    forget = Forgetting(Whose(whose.person_id, (), tuple(whose.emails), tuple(whose.phones)))
    for table, model in rows.models_declared():
        names = _free_texts(table, model)
        if not names or table.label == _OWN:
            continue
        found = model._base_manager.annotate(
            **{f"_{name}_text": Cast(name, models.TextField()) for name in names}
        ).filter(_any(names, wanted))
        found = found.exclude(rows.owned_by(table, whose))
        for row in found.iterator(500):
            changes = {}
            for name in names:
                before = getattr(row, name)
                after = covered(before, forget)
                if after != before:
                    changes[name] = after
            if changes:
                yield row, changes


def covered(value: Any, change: Change) -> Any:
    """The same value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: covered(each, change) for key, each in value.items()}
    return [covered(each, change) for each in value] if isinstance(value, list) else value


def _any(names: list[str], wanted: list[str]) -> Q:
    found = Q()
    for name in names:
        for each in wanted:
            found |= Q(**{f"_{name}_text__icontains": each})
    return found


def _free_texts(table: Table, model: type[models.Model]) -> list[str]:
    """Long texts and JSON, and short fields that hold what people wrote; never one that must be unique."""
    found = []
    for field in model._meta.local_concrete_fields:
        declared = table.fields[field.name]
        is_long = isinstance(field, (models.TextField, models.JSONField))
        is_said = declared.category is Category.CONTENT and isinstance(field, models.CharField)
        if (is_long or is_said) and not field.unique and not field.choices and not field.primary_key:
            found.append(field.name)
    return found
