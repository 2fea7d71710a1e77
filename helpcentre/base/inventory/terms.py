"""The terms of the inventory: which rows, or which fields of them, have a time after which they go.

Everything that a table's own rule makes go is one term; each field that goes earlier than its row is another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import CharField, DateField, JSONField, Model, TextField

from helpcentre.base.inventory.fields import DeclaredField, Erasure
from helpcentre.base.inventory.paths import end_of_path, model_of
from helpcentre.base.inventory.registry import Inventory, Table, inventory
from helpcentre.base.inventory.retention import Retention, Rule
from helpcentre.base.inventory.taxonomy import Basis, Group

SHORT = 7  # days; what is kept for so few or fewer goes by the hourly jobs of its own app, and nobody sets it


@dataclass(frozen=True)
class Term:
    """``name`` is the table's label, with the field's name when only fields go and the row stays."""

    name: str
    table: Table
    model: type[Model]
    retention: Retention
    fields: tuple[DeclaredField, ...]
    whole: bool

    @property
    def days(self) -> int:
        """As declared; 0 when it ends with a moment instead of a period."""
        return (self.retention.period or timedelta(0)).days

    @property
    def basis(self) -> Basis:
        return self.fields[0].basis

    @property
    def group(self) -> Group:
        return self.fields[0].group

    @property
    def is_personal(self) -> bool:
        return any(each.is_personal for each in self.fields)

    @property
    def is_short(self) -> bool:
        return self.retention.rule is Rule.PERIOD and self.days <= SHORT

    @property
    def may_be_set(self) -> bool:
        """Whether somebody may choose another period for it."""
        return self.retention.rule is Rule.PERIOD and not self.is_short and self.is_personal

    @property
    def bounds(self) -> tuple[int, int]:
        """The shortest and the longest period that may be set: what a law asks for is never shortened, and what
        people agreed to is never made longer."""
        shortest = self.days if self.basis is Basis.LEGAL_OBLIGATION else max(SHORT, self.days // 4)
        longest = self.days if self.basis is Basis.CONSENT else self.days * 2
        return shortest, longest


def all_terms(of: Inventory = inventory) -> list[Term]:
    """By name. A table that no model has keeps no personal data past its rows' parents and has none."""
    found = [term for label, table in of.tables.items() if table.has_model for term in _terms_of(label, table)]
    return sorted(found, key=lambda term: term.name)


def _terms_of(label: str, table: Table) -> Iterator[Term]:
    model = model_of(label)
    assert model is not None, label
    by_rule: dict[tuple[Rule, str, timedelta | None], list[DeclaredField]] = {}
    for each in table.fields.values():
        rule = each.retention
        if rule.rule in (Rule.PERIOD, Rule.UNTIL) and _is_moment(model, rule.path):
            by_rule.setdefault((rule.rule, rule.path, rule.period), []).append(each)
    for (rule_kind, _path, _period), fields in by_rule.items():
        whole = model._meta.pk.name in {each.field for each in fields}
        if whole and rule_kind is Rule.UNTIL and any(each.erase.how is not Erasure.DELETE_ROW for each in fields):
            continue  # the moment ends a state of the row, not the row
        going = fields if whole else [each for each in fields if rule_kind is Rule.PERIOD or _holds_text(model, each)]
        if going:
            name = label if whole else f"{label}.{going[0].field}"
            yield Term(name, table, model, going[0].retention, tuple(going), whole)


def _is_moment(model: type[Model], path: str) -> bool:
    return bool(path) and isinstance(end_of_path(model, path), DateField)


def _holds_text(model: type[Model], declared: DeclaredField) -> bool:
    return isinstance(model._meta.get_field(declared.field), (CharField, TextField, JSONField))


Periods = dict[str, int]
_source: list[Callable[[], Periods]] = []


def set_by(source: Callable[[], Periods]) -> None:
    """Say who knows the periods that somebody set, as ``{name of a term: days}``."""
    _source[:] = [source]


def periods() -> Periods:
    """Days by the name of a term, of those for which another period was set. One query."""
    return _source[0]() if _source else {}


def days_set(of: Inventory = inventory) -> dict[tuple[str, Retention], int]:
    """The same by table and declared rule, for saying how long a field is kept."""
    chosen = periods() if of is inventory else {}
    if not chosen:
        return {}
    terms = [term for term in all_terms(of) if term.name in chosen]
    return {(term.table.label, term.retention): chosen[term.name] for term in terms}
