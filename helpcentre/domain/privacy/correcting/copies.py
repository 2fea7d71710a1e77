"""Where a fact about somebody is stored, by the inventory: the fields of its category that are theirs.

Not among them: what was true when it was written down (the mail we sent went to the address it went to), and words that
somebody wrote.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.crypto import salted_hmac

from helpcentre.base.inventory.fields import Owner
from helpcentre.base.inventory.registry import Inventory, inventory
from helpcentre.base.inventory.taxonomy import Category, Group
from helpcentre.domain.privacy.models import Fact

_CATEGORIES = {
    Fact.NAME: Category.NAME,
    Fact.EMAIL: Category.EMAIL,
    Fact.PHONE: Category.PHONE,
    Fact.LANGUAGE: Category.LANGUAGE,
}


@dataclass(frozen=True)
class Copy:
    """One column that may hold the fact."""

    label: str
    model: type[Model]
    field: str
    owners: tuple[Owner, ...]

    def rows(self, person_id: int) -> Iterator[QuerySet[Any]]:
        """The person's rows, one set for each way that leads there."""
        for owner in self.owners:
            if owner.path:
                path = "pk" if owner.path == "self" else owner.path
                yield self.model._base_manager.filter(**({path: person_id} | owner.only))


def of_fact(fact: Fact, of: Inventory = inventory) -> list[Copy]:
    found = []
    for label, table in of.tables.items():
        for each in table.fields.values() if table.has_model and table.speech is None else ():
            if each.category == _CATEGORIES[fact] and each.group != Group.MAIL and each.owners:
                found.append(Copy(label, apps.get_model(label), each.field, each.owners))
    return found


def mark(person_id: int, fact: Fact, value: str) -> str:
    """A keyed hash of a value, by which it is recognised and not read; empty for nothing."""
    said = f"{person_id}:{fact}:{value.strip().lower()}"
    return salted_hmac("helpcentre.privacy.corrections", said, algorithm="sha256").hexdigest() if value else ""
