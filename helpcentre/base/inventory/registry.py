"""The data inventory: every declaration of every app's ``data_inventory.py``, and the views of it others read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Model

from helpcentre.base.inventory.fields import (
    DELETE_ROW,
    UNTOUCHED,
    DeclaredField,
    Erase,
    Export,
    Field,
    Owner,
    Speech,
    exported,
    never,
    plain,
)
from helpcentre.base.inventory.places import BrowserKey, CacheKey, Cookie, FileRoot, LogField
from helpcentre.base.inventory.retention import Retention, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Group, Use

T = TypeVar("T")


class DeclarationError(ValueError):
    """A declaration contradicts itself, or the same thing was declared twice."""


@dataclass(frozen=True)
class Table:
    """One table with its fields. ``has_model`` is False for a table that was made by a migration alone."""

    label: str
    fields: Mapping[str, DeclaredField]
    has_model: bool = True
    speech: Speech | None = None


@dataclass
class Inventory:
    """A set of declarations. The system has one, ``inventory``; tests make their own."""

    tables: dict[str, Table] = field(default_factory=dict)
    file_roots: dict[str, FileRoot] = field(default_factory=dict)
    cookie_list: dict[str, Cookie] = field(default_factory=dict)
    browser_keys: dict[str, BrowserKey] = field(default_factory=dict)
    log_fields: dict[str, LogField] = field(default_factory=dict)
    cache_keys: dict[str, CacheKey] = field(default_factory=dict)

    def add_table(self, table: Table) -> None:
        _add(self.tables, table.label, table)


inventory = Inventory()


def table(
    model: type[Model] | str,
    *,
    group: Group,
    use: Use,
    basis: Basis,
    retention: Retention,
    fields: Mapping[str, Field],
    owners: tuple[Owner, ...] = (),
    row_goes: bool = False,
    has_model: bool = True,
    speech: Speech | None = None,
    into: Inventory = inventory,
) -> Table:
    """Declare a table. ``model`` is a model, its label, or (``has_model=False``) the name of a bare table.

    ``owners`` are whose rows these are, none when they are about nobody. With ``row_goes`` an erasure deletes the
    row; otherwise each personal field says what happens to it. Raises DeclarationError when one does not. ``speech``
    says whose words the rows hold.
    """
    label = model if isinstance(model, str) else model._meta.label
    rules = _Rules(label, group, use, basis, retention, owners, row_goes)
    made = Table(label, {name: rules.fill(name, given) for name, given in fields.items()}, has_model, speech)
    into.add_table(made)
    return made


def machinery(label: str, names: str, *, why: str, has_model: bool = True, into: Inventory = inventory) -> Table:
    """Declare a whole table of the framework's that says nothing about a person; ``names`` are all its fields."""
    return table(
        label,
        group=Group.SERVICE,
        use=Use.OPERATE,
        basis=Basis.LEGITIMATE_INTEREST,
        retention=while_service_runs(),
        fields={name: plain(why) for name in names.split()},
        has_model=has_model,
        into=into,
    )


def file_root(root: FileRoot, *, into: Inventory = inventory) -> None:
    _add(into.file_roots, root.path, root)


def cookie(made: Cookie, *, into: Inventory = inventory) -> None:
    _add(into.cookie_list, made.name, made)


def browser_key(key: BrowserKey, *, into: Inventory = inventory) -> None:
    _add(into.browser_keys, key.name, key)


def log_field(made: LogField, *, into: Inventory = inventory) -> None:
    _add(into.log_fields, made.name, made)


def cache_key(key: CacheKey, *, into: Inventory = inventory) -> None:
    _add(into.cache_keys, key.pattern, key)


def all_fields(of: Inventory = inventory) -> list[DeclaredField]:
    """Every declared field, by table and in the order it was written."""
    return [each for label in sorted(of.tables) for each in of.tables[label].fields.values()]


def files(of: Inventory = inventory) -> list[FileRoot]:
    return [of.file_roots[path] for path in sorted(of.file_roots)]


def cookies(of: Inventory = inventory) -> list[Cookie]:
    return [of.cookie_list[name] for name in sorted(of.cookie_list)]


def _add(shelf: dict[str, T], key: str, value: T) -> None:
    if key in shelf:
        raise DeclarationError(f"{key} is declared twice")
    shelf[key] = value


@dataclass(frozen=True)
class _Rules:
    """What a table says for all its fields."""

    label: str
    group: Group
    use: Use
    basis: Basis
    retention: Retention
    owners: tuple[Owner, ...]
    row_goes: bool

    def fill(self, name: str, given: Field) -> DeclaredField:
        owners = self.owners if given.owners is None else given.owners
        return DeclaredField(
            table=self.label,
            field=name,
            category=given.category,
            group=given.group or self.group,
            use=given.use or self.use,
            basis=given.basis or self.basis,
            retention=given.retention or self.retention,
            owners=owners,
            export=given.export or _usual_export(name, owners),
            erase=given.erase or _usual_erase(f"{self.label}.{name}", given, owners, self.row_goes),
            says=given.says,
            why=given.why,
        )


def _usual_export(name: str, owners: tuple[Owner, ...]) -> Export:
    return exported(name) if owners else never("it is about nobody")


def _usual_erase(place: str, given: Field, owners: tuple[Owner, ...], row_goes: bool) -> Erase:
    if row_goes:
        return DELETE_ROW
    if given.category.is_personal and owners:
        raise DeclarationError(f"{place} must say what an erasure does to it")
    return UNTOUCHED
