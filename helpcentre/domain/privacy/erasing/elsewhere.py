"""An address or a number of theirs in any free text of any table: somebody may have copied it anywhere.

Names are looked for only near what they had to do with (``tickets.erasure_stores``): elsewhere they may be another's.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from helpcentre.base.inventory.registry import Table
from helpcentre.base.inventory.stores import Whose, stores
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.base.search import message_words as index
from helpcentre.domain.privacy.erasing import rows
from helpcentre.domain.tickets.forgetting import Forgetting

Change = Callable[[str], str]
_NEVER = {
    "privacy.Erasure",  # holds what is looked for
    "events.Event",  # ids and enum values: EventKind.checked refuses anything else
}
_BATCH = 500


def count(whose: Whose) -> int:
    """Reads every text there is."""
    return sum(1 for _found in _holding(whose))


def glance(whose: Whose) -> int:
    """The same for a page that somebody waits for: of messages and subjects, only those that the index of words names.
    It misses an address that grew together with other letters."""
    found = index.saying(_wanted(whose))
    messages, tickets = [message for message, _ticket in found], list({ticket for _message, ticket in found})
    among = {"tickets.Message": messages, "search.MessageEntry": messages, "tickets.Ticket": tickets}
    return sum(1 for _found in _holding(whose, among))


def seek(whose: Whose) -> Callable[[], int]:
    """Reads every text without locking anything; what comes back covers them where they stand then."""
    keys: dict[type[models.Model], list[object]] = {}
    for row, _changes in _holding(whose):
        keys.setdefault(type(row), []).append(row.pk)
    return lambda: _cover(whose, keys)


def cover(whose: Whose) -> int:
    """Covers them, and lets what is made from these texts be made anew."""
    return seek(whose)()


def _cover(whose: Whose, keys: dict[type[models.Model], list[object]]) -> int:
    done: dict[str, list[int]] = {}
    forget = _forgetting(whose)
    for table, model in rows.models_declared():
        names = _free_texts(table, model)
        for at in range(0, len(keys.get(model, ())), _BATCH):
            for row in model._base_manager.filter(pk__in=keys[model][at : at + _BATCH]):
                if changes := _changes(row, names, forget):
                    model._base_manager.filter(pk=row.pk).update(**changes)
                    done.setdefault(table.label, []).append(row.pk)
    for label in done.keys() & stores.derived.keys():
        stores.derived[label](done[label])
    return sum(len(each) for each in done.values())


def _holding(
    whose: Whose, among: Mapping[str, list[int]] = MappingProxyType({})
) -> Iterator[tuple[models.Model, dict[str, Any]]]:
    """Rows that hold one, with the fields as they are without it; of a table in ``among`` no other rows than these."""
    wanted = _wanted(whose)
    if not wanted:
        return
    forget = _forgetting(whose)
    for table, model in rows.models_declared():
        names = _free_texts(table, model)
        if not names or table.label in _NEVER:
            continue
        found = model._base_manager.annotate(
            **{f"_{name}_text": Cast(name, models.TextField()) for name in names}
        ).filter(_any(names, wanted))
        if table.label in among:
            found = found.filter(pk__in=among[table.label])
        for row in found.exclude(rows.owned_by(table, whose)).iterator(_BATCH):
            if changes := _changes(row, names, forget):
                yield row, changes


def _wanted(whose: Whose) -> list[str]:
    """Addresses, and the digits that tell a number in each of our countries."""
    wanted = [address for address in whose.emails if "@" in address]
    return wanted + [digits[-9:] for each in whose.phones if len(digits := "".join(filter(str.isdigit, each))) >= 9]


def _forgetting(whose: Whose) -> Forgetting:
    return Forgetting(Whose(whose.person_id, (), tuple(whose.emails), tuple(whose.phones)))


def _changes(row: models.Model, names: list[str], forget: Change) -> dict[str, Any]:
    found = {}
    for name in names:
        before = getattr(row, name)
        after = covered(before, forget)
        if after != before:
            found[name] = after
    return found


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
