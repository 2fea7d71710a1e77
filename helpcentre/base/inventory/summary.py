"""The inventory in plain words, for the public privacy page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import translation

from helpcentre.base.inventory.fields import DeclaredField
from helpcentre.base.inventory.paths import end_of_path, model_of
from helpcentre.base.inventory.registry import Inventory, all_fields, inventory
from helpcentre.base.inventory.retention import Retention, Rule
from helpcentre.base.inventory.taxonomy import BASIS_WORDS, GROUP_TITLES, USE_WORDS, Group
from helpcentre.base.inventory.terms import days_set

Chosen = dict[tuple[str, Retention], int]


@dataclass(frozen=True)
class SummaryGroup:
    """One heading of "what we hold". All texts are in the language asked for.

    ``items`` are things like "your e-mail address"; ``purposes``, ``bases`` and ``retentions`` are whole phrases,
    each said once. ``purpose``, ``basis`` and ``retention`` are the same joined into one line.
    """

    key: Group
    title: str
    items: list[str]
    purposes: list[str]
    bases: list[str]
    retentions: list[str]

    @property
    def purpose(self) -> str:
        return "; ".join(self.purposes)

    @property
    def basis(self) -> str:
        return "; ".join(self.bases)

    @property
    def retention(self) -> str:
        return "; ".join(self.retentions)


def summary(language: str, of: Inventory = inventory) -> list[SummaryGroup]:
    """What is held about people, by heading, without headings that are empty."""
    groups: dict[Group, list[DeclaredField]] = {group: [] for group in Group}
    for field in all_fields(of):
        if field.is_personal and field.says:
            groups[field.group].append(field)
    chosen = days_set(of)
    with translation.override(language):
        return [_group(key, fields, of, chosen) for key, fields in groups.items() if fields]


def _group(key: Group, fields: list[DeclaredField], of: Inventory, chosen: Chosen) -> SummaryGroup:
    return SummaryGroup(
        key=key,
        title=str(GROUP_TITLES[key]),
        items=_once(str(field.says) for field in fields),
        purposes=_once(str(USE_WORDS[field.use]) for field in fields),
        bases=_once(str(BASIS_WORDS[field.basis]) for field in fields),
        retentions=_once(retention_words(field, of, chosen) for field in fields),
    )


def retention_words(field: DeclaredField, of: Inventory = inventory, chosen: Chosen | None = None) -> str:
    """How long a field is kept, in the active language; what goes with another row says the rule of the last above.

    The period is the one that was set, where one was. Whoever asks for many fields passes ``days_set()`` along.
    """
    seen = {field.table}
    while field.retention.rule is Rule.PARENT and (parent := _parent_table(field, of)) and parent not in seen:
        seen.add(parent)
        field = next(iter(of.tables[parent].fields.values()))
    known = days_set(of) if chosen is None else chosen
    return str(field.retention.words_for(known.get((field.table, field.retention))))


def _parent_table(field: DeclaredField, of: Inventory) -> str | None:
    model = model_of(field.table)
    end = end_of_path(model, field.retention.path) if model else None
    related = end.related_model if end else None
    if related is None or isinstance(related, str):
        return None
    return related._meta.label if related._meta.label in of.tables else None


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
