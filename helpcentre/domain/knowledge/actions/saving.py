from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Saved(Generic[Row]):
    """``row`` as it now stands, and what was done to it. UNCHANGED wrote nothing."""

    row: Row
    outcome: Outcome


def save(row: Row, values: dict[str, Any]) -> Outcome:
    """Set ``values`` and store the row when that changes it. Raises ValidationError, storing nothing."""
    is_new = row.pk is None
    if not is_new and all(getattr(row, name) == value for name, value in values.items()):
        return Outcome.UNCHANGED
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return Outcome.CREATED if is_new else Outcome.CHANGED
