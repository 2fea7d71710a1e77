"""The facts above an article's text, each read as what it should mean."""

import difflib
import re
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.knowledge.plain_yaml import Mapping

_YES = {"true", "yes", "on"}
_NO = {"false", "no", "off", ""}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORD = r"[a-z0-9][a-z0-9_. -]{0,39}"
_LARGEST_NUMBER = 1_000_000


class Facts:
    """Every question raises BadFileError when the answer is of another kind, with the line it stands on."""

    def __init__(self, found: Mapping) -> None:
        self._found = found

    def line(self, name: str) -> int:
        """In the file; its first line holds the ``---`` before the facts."""
        return self._found.lines.get(name, 0) + 1

    def text(self, name: str) -> str:
        """A list counts as its members with commas between."""
        value = self._found.get(name, "")
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ", ".join(item.strip() for item in value)
        if not isinstance(value, str):
            self._refuse(name, "is not text; put it between quotation marks")
        if _CONTROL.search(value):
            self._refuse(name, "holds a control character")
        return " ".join(value.split())

    def needed(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise BadFileError(f"front matter has no {name}", self.line(name))
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.text(name).lower()
        if name not in self._found:
            return default
        if value not in _YES | _NO:
            self._refuse(name, f"is {value[:40]!r}; write true or false")
        return value in _YES

    def number(self, name: str) -> int:
        value = self.text(name) or "0"
        if not re.fullmatch(r"[0-9]{1,7}", value, re.A) or int(value) > _LARGEST_NUMBER:
            self._refuse(name, f"is {value[:40]}; write a whole number")
        return int(value)

    def choice(self, name: str, choices: Sequence[str]) -> str:
        value = self.text(name)
        if value and value not in choices:
            self._refuse(name, f"is {value[:40]!r}; write one of {', '.join(choices)}")
        return value

    def day(self, name: str) -> date | None:
        value = self.text(name)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self._refuse(name, f"is {value[:40]!r}; write a day as 2027-06-01")

    def words(self, name: str, pattern: str = _WORD) -> str:
        """Lower-case words with a comma and a space between, each once, in the order they stand."""
        said = [word for part in self.text(name).lower().split(",") if (word := part.strip())]
        for word in said:
            if not re.fullmatch(pattern, word):
                self._refuse(name, f"names {word[:40]!r}, which is not a word of its kind")
        return ", ".join(dict.fromkeys(said))

    def slugs(self, name: str) -> tuple[str, ...]:
        """In alphabetical order."""
        said = {part.strip() for part in self.text(name).split(",")} - {""}
        for slug in said:
            if not re.fullmatch(r"[-a-zA-Z0-9_]{1,120}", slug):
                self._refuse(name, f"names {slug[:40]!r}, which is not a slug")
        return tuple(sorted(said))

    def unknown(self, known: Sequence[str]) -> tuple[str, ...]:
        """A notice for each name that means nothing here."""
        told = []
        for name in self._found:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                told.append(f"line {self.line(name)}: {name[:40]!r} is not a field and was not read{hint}")
        return tuple(told)

    def _refuse(self, name: str, why: str) -> NoReturn:
        raise BadFileError(f"{name} {why}", self.line(name))
