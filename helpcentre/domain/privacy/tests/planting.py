"""Puts a word of its own into every field that the inventory says is somebody's, whatever tables there are.

Rows that the person lacks are made from the models, so that a table that is added is planted without a line here.
"""

import itertools
from collections.abc import Iterator
from typing import Any

from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.inventory.fields import Erasure
from helpcentre.base.inventory.registry import Table
from helpcentre.base.inventory.stores import Whose
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.erasing import rows
from helpcentre.domain.privacy.erasing.rows import Portion

_GOES = {Erasure.DELETE_ROW, Erasure.BLANK, Erasure.SET_NULL, Erasure.BLANK_WITH_LAST_OWNER}
_LETTERS = "bcdfghjklmnpqrtvwz"


class Planter:
    """Words begin with ``salt`` and are letters only, so that no stemmer and no tokenizer changes them."""

    def __init__(self, person: Person, salt: str) -> None:
        self.person, self.salt = person, salt
        self.words: dict[str, str] = {}  # where: word
        self._numbers = itertools.count(1)

    def word(self, where: str) -> str:
        number = next(self._numbers)
        made = self.salt + "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(6))
        self.words[where] = made
        return made

    def everywhere(self) -> None:
        for table, model in rows.models_declared():
            fields = [each for each in table.fields.values() if each.is_personal and each.erase.how in _GOES]
            planted = [each for each in fields if each.category is not Category.PERSON_ID and self._fits(model, each)]
            if not planted or not any(owner.path for each in planted for owner in each.owners):
                continue
            row = self._row(table, model)
            values = {each.field: self._value(model, each) for each in planted}
            model._base_manager.filter(pk=row.pk).update(**values)

    def _row(self, table: Table, model: type[models.Model]) -> models.Model:
        owners = tuple({owner for each in table.fields.values() for owner in each.owners})
        found = rows.of_person(Portion(table, model, owners, ()), Whose(self.person.pk)).order_by("pk").first()
        if found is not None:
            return found
        numbers = {owner.path: self.person.pk for owner in owners if owner.path and "__" not in owner.path}
        bare = {name: pk for name, pk in numbers.items() if not model._meta.get_field(name).is_relation}
        return make(model, self.person, **bare)

    def _fits(self, model: type[models.Model], declared: Any) -> bool:
        field = model._meta.get_field(declared.field)
        if isinstance(field, models.GenericIPAddressField) or field.choices or field.is_relation:
            return False
        return isinstance(field, (models.TextField, models.JSONField, models.BinaryField)) or (
            isinstance(field, models.CharField) and (field.max_length or 99) >= 12
        )

    def _value(self, model: type[models.Model], declared: Any) -> Any:
        field = model._meta.get_field(declared.field)
        word = self.word(f"{model._meta.label}.{declared.field}")
        if isinstance(field, models.JSONField):
            return {"names": [word]}
        if isinstance(field, models.BinaryField):
            return word.encode()
        if declared.category is Category.EMAIL:
            return f"{word}@x.test"
        return word


def make(model: type[models.Model], person: Person, **known: object) -> models.Model:
    """A row of any model, with whatever it must have; what it points at is the person's where there is such a row."""
    given = {field.name: _given(field, person) for field in _needed(model)} | known
    made: models.Model = model._base_manager.create(**given)
    return made


def _needed(model: type[models.Model]) -> Iterator[Any]:
    for field in model._meta.local_concrete_fields:
        is_theirs = field.related_model is Person
        if field.primary_key or (not is_theirs and (field.null or field.has_default())):
            continue
        if field.is_relation or not field.blank or not field.has_default():
            yield field


def _given(field: Any, person: Person) -> Any:
    if field.related_model is Person:
        return person
    if field.is_relation:
        other = field.related_model
        return _theirs(other, person) or make(other, person)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.DateTimeField):
        return clock.now()
    if isinstance(field, models.DateField):
        return clock.now().date()
    if isinstance(field, models.BinaryField):
        return b"x"
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, (models.CharField, models.TextField)):
        return f"{person.pk}{field.name}"[: field.max_length or 40]
    if isinstance(field, models.FileField):
        return ""
    if isinstance(field, models.BooleanField):
        return False
    return 1


def _theirs(model: type[models.Model], person: Person) -> models.Model | None:
    """A row of ``model`` that points at the person, straight or by a row that does."""
    for field in model._meta.local_concrete_fields:
        found = model._base_manager.filter(**{field.name: person}) if field.related_model is Person else None
        if found:
            return found.order_by("pk").first()
    for field in model._meta.local_concrete_fields:
        other = field.related_model
        if isinstance(other, type) and other is not model:
            for inner in other._meta.local_concrete_fields:
                if inner.related_model is Person:
                    found = model._base_manager.filter(**{f"{field.name}__{inner.name}": person}).order_by("pk").first()
                    if found:
                        return found
    return None
