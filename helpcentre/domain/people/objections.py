"""What people may say no to, and who did (GDPR article 21): what is noted of them because we find it useful.

Which fields these are, the inventory says: used because of a legitimate interest, theirs, and found by a path. What
keeps abuse out goes on, since it protects everybody (article 21(1) knows such grounds); so does what they asked us for,
what a law asks, and what they agreed to. Whoever writes one of these fields asks ``objects`` first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from helpcentre.base.inventory.fields import DeclaredField
from helpcentre.base.inventory.registry import Inventory, Table, inventory
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use, Words
from helpcentre.domain.people.models import Objection, Person

_OURS = frozenset({Group.STAFF, Group.SERVICE, Group.HISTORY})


@dataclass(frozen=True)
class Noted:
    """Fields of one table that are used for one purpose. ``whole``: nothing else personal is in its rows."""

    use: Use
    model: type[Model]
    fields: tuple[DeclaredField, ...]
    whole: bool

    def rows_of(self, people: object) -> QuerySet[Model]:
        """Their rows in which something of it stands. ``people`` are ids, or a query of them."""
        owned, full = Q(), Q()
        for owner in self.fields[0].owners:
            owned |= Q(**({f"{owner.path}__in": people} | owner.only))
        for each in () if self.whole else self.fields:
            full |= ~Q(**{each.field: self.nothing_in(each)})
        return self.model._base_manager.filter(owned, full)

    def nothing_in(self, declared: DeclaredField) -> str | None:
        return None if self.model._meta.get_field(declared.field).null else ""


def objects(person_id: int, use: Use) -> bool:
    """Whether somebody said no to this use of what is noted of them. One query."""
    return Objection.objects.filter(person_id=person_id, use=use, ended_at=None).exists()


def objections_of(person: Person) -> list[Objection]:
    """Those in force."""
    return list(Objection.objects.filter(person=person, ended_at=None).order_by("id"))


def noted(of: Inventory = inventory) -> list[Noted]:
    """Everything that can be said no to."""
    return [each for label in sorted(of.tables) for each in _noted_in(of.tables[label])]


def uses() -> list[Use]:
    """The purposes that can be said no to."""
    found = {each.use for each in noted()}
    return [use for use in Use if use in found]


def words(use: Use) -> list[Words]:
    """What is noted for a purpose, as the privacy policy says it."""
    return list(dict.fromkeys(field.says for each in noted() if each.use is use for field in each.fields))


def left() -> int:
    """How many rows hold what somebody said no to."""
    against = Objection.objects.filter(ended_at=None)
    return sum(each.rows_of(against.filter(use=each.use).values("person")).count() for each in noted())


def _noted_in(table: Table) -> Iterator[Noted]:
    if not table.has_model:
        return
    personal = [each for each in table.fields.values() if each.is_personal and each.category is not Category.PERSON_ID]
    for use in Use:
        fields = tuple(each for each in personal if each.use is use and _may_be_objected_to(each))
        if fields:
            yield Noted(use, apps.get_model(table.label), fields, whole=len(fields) == len(personal))


def _may_be_objected_to(declared: DeclaredField) -> bool:
    ours = declared.group in _OURS or declared.use is Use.SECURITY
    return declared.basis is Basis.LEGITIMATE_INTEREST and not ours and all(owner.path for owner in declared.owners)
