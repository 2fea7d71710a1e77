"""Following a declared path through the models."""

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model

AnyField = Field[Any, Any]


def model_of(label: str) -> type[Model] | None:
    """The installed model with this label, or None."""
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def end_of_path(model: type[Model], path: str) -> AnyField | None:
    """The field at the end of ``path``, or None when some step of it does not exist.

    A step is a field (``ticket``) or a relation from the other side (``memberships``); the last is a field.
    """
    *steps, last = path.split("__")
    for step in steps:
        related = getattr(_step(model, step), "related_model", None)
        if not isinstance(related, type):
            return None
        model = related
    field = _step(model, last)
    return field if isinstance(field, Field) else None


def _step(model: type[Model], name: str) -> object:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
