"""The parts of the policy that nobody writes: lists made from the inventory and the registers.

An app that keeps a register declares its list in a module ``policy_lists.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from helpcentre.domain.policy.document import languages


@dataclass(frozen=True)
class Row:
    """One thing of a list: its name, what is in it, and what is said of it as pairs of a label and its values."""

    title: str
    items: list[str] = field(default_factory=list)
    facts: list[tuple[str, list[str]]] = field(default_factory=list)


@dataclass(frozen=True)
class List:
    """``key`` is its anchor on the page, ``section`` the number of the section it stands under."""

    key: str
    section: str
    title: str
    about: str
    rows: list[Row]


_makers: dict[str, Callable[[], List | None]] = {}


def policy_list(name: str) -> Callable[[Callable[[], List | None]], Callable[[], List | None]]:
    """Declare a list. The function makes it in the active language; None when there is nothing to list."""

    def declare(make: Callable[[], List | None]) -> Callable[[], List | None]:
        _makers[name] = make
        return make

    return declare


def made() -> dict[str, list[dict[str, Any]]]:
    """All of them as they are now, in every language, in the shape that a version keeps."""
    found: dict[str, list[dict[str, Any]]] = {}
    for code in languages():
        with translation.override(code):
            found[code] = [_plain(one) for name in sorted(_makers) if (one := _makers[name]()) and one.rows]
    return found


def _plain(one: List) -> dict[str, Any]:
    return {
        "key": one.key,
        "section": one.section,
        "title": str(one.title),
        "about": str(one.about),
        "rows": [
            {
                "title": str(row.title),
                "items": [str(item) for item in row.items],
                "facts": [[str(label), [str(value) for value in values]] for label, values in row.facts],
            }
            for row in one.rows
        ],
    }
