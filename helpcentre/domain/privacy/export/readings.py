"""Rows that a copy holds back until somebody of the team has read them, and what was decided about each.

A decision holds for the words that were read: what is written into the row afterwards is held back again.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.crypto import salted_hmac

from helpcentre.base.inventory.taxonomy import Category, Words
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import readable, rows
from helpcentre.domain.privacy.export.plain_values import plain_value
from helpcentre.domain.privacy.export.rows import Shelf
from helpcentre.domain.privacy.models import HeldBackReading

MOST = 200  # shown at once, the newest of each table
_SALT = "helpcentre.domain.privacy.export.readings"


@dataclass(frozen=True)
class Held:
    """One such row: ``title`` says what it is, ``why`` it is held back, ``words`` what stands in it; ``by`` is the id
    of whoever wrote it. ``is_released`` is None while nobody has read it as it stands."""

    table: str
    row: int
    title: str
    why: Words
    words: list[str]
    by: int | None
    mark: str
    is_released: bool | None

    @property
    def key(self) -> str:
        return f"{self.table}-{self.row}"


def handed_over(person_id: int) -> dict[str, set[int]]:
    """By table, the rows that were released and still say what was read. One query for each table with some."""
    released: dict[str, dict[int, str]] = defaultdict(dict)
    for each in HeldBackReading.objects.filter(person=person_id, is_released=True):
        released[each.table][each.row] = each.mark
    by_label = {shelf.label: shelf for shelf in rows.shelves()} if released else {}
    found: dict[str, set[int]] = {}
    for label, marks in released.items():
        if shelf := by_label.get(label):
            values = _values(shelf, list(marks))
            found[label] = {row["pk"] for row in values if _mark(shelf, row) == marks[row["pk"]]}
    return found


def held_back(person: Person) -> list[Held]:
    """What copies for somebody hold back, the newest ``MOST`` of each table. Queries depend on tables, not on rows."""
    decided = {(each.table, each.row): each for each in HeldBackReading.objects.filter(person=person)}
    found = []
    for shelf in rows.shelves():
        speech = shelf.table.speech
        keys = rows.held_back_keys(shelf, person.pk) if speech and speech.held_back is not None else []
        numbers = [key for key in keys if isinstance(key, int)]
        for row in _values(shelf, sorted(numbers)[-MOST:]) if speech and numbers else ():
            mark = _mark(shelf, row)
            known = decided.get((shelf.label, row["pk"]))
            is_released = known.is_released if known and known.mark == mark else None
            title, by = readable.title(shelf), row[speech.by] if speech else None
            found.append(
                Held(
                    shelf.label,
                    row["pk"],
                    title,
                    speech.why if speech else "",
                    _words(shelf, row),
                    by,
                    mark,
                    is_released,
                )
            )
    return found


def _values(shelf: Shelf, keys: list[int]) -> list[dict[str, Any]]:
    return list(rows.fetched(shelf, keys))


def _mark(shelf: Shelf, row: dict[str, Any]) -> str:
    said = {each.field: plain_value(row[each.field]) for each in shelf.fields}
    return salted_hmac(_SALT, json.dumps(said, sort_keys=True), algorithm="sha256").hexdigest()


def _words(shelf: Shelf, row: dict[str, Any]) -> list[str]:
    """What people wrote in it, and names of files."""
    said = [row[each.field] for each in shelf.fields if each.category in (Category.CONTENT, Category.NAME)]
    return [value for value in said if isinstance(value, str) and value.strip()]
