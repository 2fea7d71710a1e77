"""Finding what one person said, and what they are called, in what others wrote, and putting black in its place."""

import re
from collections.abc import Iterable

from helpcentre.base.inventory.stores import Whose
from helpcentre.domain.tickets.blackout import BLACK, Blackout

_MOST_LINES = 5000
_SHORTEST_LINE = 12  # characters, and three words: "Asante sana" is everybody's
_TITLES = frozenset({"mama", "baba", "bwana", "bibi", "dada", "kaka", "mzee", "the", "and", "miss", "mrs"})
_LEAST_DIGITS = 7
_QUOTE = re.compile(r"^[\s>|]+")


class Forgetting(Blackout):
    """Covers names (whole, and each part of one), addresses, numbers as people write them, and whole lines of theirs.

    ``lines`` are texts they wrote. Of ``Blackout`` it has the call and ``signs``; it covers any number of phrases, and
    nothing when there are none.
    """

    def __init__(self, whose: Whose, lines: Iterable[str] = ()) -> None:
        said = [*_said(lines)][:_MOST_LINES]
        patterns = [re.escape(line).replace(r"\ ", r"\s+") for line in sorted(said, key=len, reverse=True)]
        patterns += [re.escape(address) for address in whose.emails]
        patterns += [_number(number) for number in whose.phones if _digits(number)]
        patterns += [rf"(?<!\w){re.escape(name)}(?!\w)" for name in _names(whose.names)]
        self._pattern = re.compile("|".join(patterns) if patterns else r"(?!)", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        return self._pattern.sub(BLACK, text)


def _said(texts: Iterable[str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for text in texts:
        for line in text.splitlines():
            bare = " ".join(_QUOTE.sub("", line).split())
            if len(bare) >= _SHORTEST_LINE and bare.count(" ") >= 2 and BLACK not in bare:
                found[bare] = None
    return found


def _names(names: Iterable[str]) -> list[str]:
    parts = {part for name in names for part in (name, *name.split())}
    wanted = {part for part in parts if len(part) > 2 and part.lower() not in _TITLES}
    return sorted(wanted, key=len, reverse=True)


def _digits(number: str) -> str:
    digits = "".join(sign for sign in number if sign.isascii() and sign.isdigit())
    return digits[-9:] if len(digits) >= _LEAST_DIGITS else ""


def _number(number: str) -> str:
    """With or without its country, in groups or in one: the last nine digits tell a number in each of our countries."""
    return r"(?:\+?\d{1,3}[\s.-]?|0)?" + r"[\s.-]?".join(_digits(number)) + r"(?!\d)"
