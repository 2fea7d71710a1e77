"""Event kinds: a written grammar, ``subject.object.verb``, and payloads that can hold ids and enum values only."""

import re
from dataclasses import dataclass, field
from enum import Enum

GRAMMAR = re.compile(r"^[a-z]+(\.[a-z_]+){1,3}$")


class BadEvent(ValueError):  # noqa: N818 - named as what it finds
    """An event was recorded with a payload its kind does not declare."""


@dataclass(frozen=True)
class EventKind:
    """One thing that can happen.

    ``name`` follows the grammar, for instance ``ticket.reply.sent``. ``subject`` is the kind of row ``subject_id``
    points at. ``ids`` are payload keys that hold row ids; ``choices`` are payload keys that hold members of an enum.
    """

    name: str
    subject: str
    ids: frozenset[str] = frozenset()
    choices: dict[str, type[Enum]] = field(default_factory=dict)

    def checked(self, data: dict[str, object]) -> dict[str, int | str]:
        """``data`` as it may be stored. Raises BadEvent for a key or value the kind does not declare."""
        clean: dict[str, int | str] = {}
        for key, value in data.items():
            if key in self.ids and isinstance(value, int) and not isinstance(value, bool):
                clean[key] = value
            elif key in self.choices:
                clean[key] = self._choice(key, value)
            else:
                raise BadEvent(f"{self.name} does not carry {key}={type(value).__name__}")
        return clean

    def _choice(self, key: str, value: object) -> str:
        """The stored form of an enum value. The error does not quote ``value``, which may be anybody's words."""
        try:
            return str(self.choices[key](value).value)
        except ValueError:
            raise BadEvent(f"{self.name} knows no such {key}") from None


_kinds: dict[str, EventKind] = {}


def kind(name: str, *, ids: tuple[str, ...] = (), choices: dict[str, type[Enum]] | None = None) -> EventKind:
    """Declare an event kind at import of an app's ``events.py``. Raises BadEvent when the name is taken or misspelt."""
    if not GRAMMAR.match(name) or name in _kinds:
        raise BadEvent(f"{name!r} is no new event name")
    made = EventKind(name, name.split(".", 1)[0], frozenset(ids), choices or {})
    _kinds[name] = made
    return made


def all_kinds() -> list[EventKind]:
    """Every declared kind, by name."""
    return [_kinds[name] for name in sorted(_kinds)]
