"""The rows of a person, found through the inventory: no table is named here, so a new one plugs in by declaration."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from helpcentre.base.inventory.fields import DeclaredField, Erasure, Owner
from helpcentre.base.inventory.registry import Inventory, Table, inventory
from helpcentre.base.inventory.stores import Stores, Whose, stores
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.domain.retention import removing

Rows = QuerySet[Model]

_BLANKS = frozenset({Erasure.BLANK, Erasure.SET_NULL, Erasure.BLANK_WITH_LAST_OWNER})


@dataclass(frozen=True)
class Portion:
    """What an erasure does to one set of rows: ``fields`` are emptied, or the whole row goes when there are none."""

    table: Table
    model: type[Model]
    owners: tuple[Owner, ...]
    fields: tuple[DeclaredField, ...]


def models_declared(of: Inventory = inventory) -> Iterator[tuple[Table, type[Model]]]:
    for label in sorted(of.tables):
        if of.tables[label].has_model:
            yield of.tables[label], apps.get_model(label)


def blanked(of: Inventory = inventory) -> list[Portion]:
    """Fields that are emptied, those with the same owners together."""
    found = []
    for table, model in models_declared(of):
        by_owners: dict[tuple[Owner, ...], list[DeclaredField]] = {}
        for each in table.fields.values():
            if each.erase.how in _BLANKS and each.owners:
                by_owners.setdefault(each.owners, []).append(each)
        found += [Portion(table, model, owners, tuple(fields)) for owners, fields in by_owners.items()]
    return found


def deleted(of: Inventory = inventory) -> list[Portion]:
    """Rows that go: first those that open a door (keys, links), then each before the rows it points at."""
    found = []
    for table, model in models_declared(of):
        going = [each for each in table.fields.values() if each.erase.how is Erasure.DELETE_ROW]
        owners = tuple(dict.fromkeys(owner for each in going for owner in each.owners if owner.path))
        if owners:
            found.append(Portion(table, model, owners, ()))
    return sorted(_children_first(found), key=lambda portion: not opens_a_door(portion.table))


def kept(of: Inventory = inventory) -> list[Portion]:
    """Fields that stay because a law asks for them."""
    found = []
    for table, model in models_declared(of):
        fields = tuple(each for each in table.fields.values() if each.erase.how is Erasure.KEEP_FOR_LAW)
        if fields:
            found.append(Portion(table, model, fields[0].owners, fields))
    return found


def opens_a_door(table: Table) -> bool:
    return any(each.category is Category.CREDENTIALS for each in table.fields.values())


def of_person(portion: Portion, whose: Whose, among: Stores = stores) -> Rows:
    """The rows that belong to somebody, without those that survive because they are others' too."""
    rows = portion.model._base_manager.filter(_owned(portion.model, portion.owners, whose))
    if portion.fields and portion.table.label in among.survivors:
        rows = rows.exclude(among.survivors[portion.table.label](whose))
    if portion.fields and portion.fields[0].erase.how is Erasure.BLANK_WITH_LAST_OWNER:
        rows = _without_other_owners(portion, rows, whose.person_id)
    return rows


def owned_by(table: Table, whose: Whose) -> Q:
    """Every row of a table that is somebody's by whatever field."""
    return _owned(
        apps.get_model(table.label), tuple({owner for each in table.fields.values() for owner in each.owners}), whose
    )


def full(portion: Portion, rows: Rows) -> Rows:
    """Those of ``rows`` in which something is still to be emptied."""
    something = Q()
    for each in portion.fields:
        something |= ~Q(**{each.field: empty(portion.model, each)})
    return rows.filter(something)


def empty(model: type[Model], declared: DeclaredField) -> object:
    """What an emptied field holds."""
    return removing.nothing(model, declared.field, null=declared.erase.how is Erasure.SET_NULL)


def values(portion_fields: Iterable[str], rows: Rows) -> list[str]:
    """The distinct texts that stand in these fields of ``rows``."""
    found: dict[str, None] = {}
    for name in portion_fields:
        for value in rows.values_list(name, flat=True).distinct():
            if value and isinstance(value, str):
                found[value] = None
    return list(found)


def _owned(model: type[Model], owners: Iterable[Owner], whose: Whose) -> Q:
    found = Q()
    for owner in owners:
        if owner.path == "self":
            found |= Q(pk=whose.person_id)
        elif owner.path:
            found |= Q(**(_theirs(model, owner.path, whose) | owner.only))
    return found if found else Q(pk__in=[])


def _theirs(model: type[Model], path: str, whose: Whose) -> dict[str, object]:
    """``path`` leads from a row to the person. Ids in ids instead of joins: of several owners, each is looked up in its
    own index, where a database that joins reads the whole table.
    """
    link, _, rest = path.partition("__")
    if not rest:
        return {f"{path}__in": whose.ids} if whose.also else {path: whose.person_id}
    relation = model._meta.get_field(link)
    other = relation.related_model
    assert isinstance(other, type), path
    inner = other._base_manager.filter(**_theirs(other, rest, whose))
    if relation.concrete:
        return {f"{link}__in": inner.values("pk")}
    return {"pk__in": inner.values(relation.field.name)}  # type: ignore[union-attr]


def _without_other_owners(portion: Portion, rows: Rows, person_id: int) -> Rows:
    """Of a thing that several share, such as a shop, what no living person but this one has."""
    for owner in portion.owners:
        link, inner = owner.path.split("__", 1)
        relation = portion.model._meta.get_field(link)
        shares = relation.related_model
        assert isinstance(shares, type), owner.path
        back = relation.field.name  # type: ignore[union-attr]
        living = shares._base_manager.filter(**{f"{back}__in": rows.values("pk"), f"{inner}__erased_at": None})
        rows = rows.exclude(pk__in=living.exclude(**{inner: person_id}).values(back))
    return rows


def _children_first(portions: list[Portion]) -> list[Portion]:
    """Rows that point at others go before those; a circle is cut wherever it is met."""
    by_model = {portion.model: portion for portion in portions}
    ordered: list[Portion] = []
    seen: set[type[Model]] = set()

    def visit(portion: Portion) -> None:
        if portion.model in seen:
            return
        seen.add(portion.model)
        for field in portion.model._meta.get_fields():
            other = field.related_model if field.auto_created and not field.concrete else None
            if isinstance(other, type) and other in by_model:
                visit(by_model[other])
        ordered.append(portion)

    for portion in portions:
        visit(portion)
    return ordered
