"""What changed from one version to the next, sentence by sentence, in words."""

import difflib
import re
from dataclasses import dataclass, field
from enum import StrEnum

from helpcentre.domain.policy.wording import Part

_WORD = re.compile(r"\s+|[^\s]+")


class Change(StrEnum):
    ADDED = "added"
    GONE = "gone"
    REWORDED = "reworded"


@dataclass(frozen=True)
class Piece:
    """``kind`` is ``added``, ``gone`` or empty for what stayed."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Difference:
    """One sentence, or one line of a list, that is not as it was."""

    change: Change
    pieces: list[Piece]


@dataclass(frozen=True)
class SectionChange:
    number: str
    title: str
    differences: list[Difference] = field(default_factory=list)


def between(old: list[Part], new: list[Part]) -> list[SectionChange]:
    """The sections in which anything changed, in the order of the newer ones."""
    before = {part.number: part for part in old}
    found = [SectionChange(part.number, part.title, _of_section(before.get(part.number), part)) for part in new]
    return [section for section in found if section.differences]


def _of_section(old: Part | None, new: Part) -> list[Difference]:
    was, now = (_lines(old) if old else {}), _lines(new)
    found = []
    for key in [*now, *(key for key in was if key not in now)]:
        if key not in was:
            found.append(Difference(Change.ADDED, [Piece(now[key], "added")]))
        elif key not in now:
            found.append(Difference(Change.GONE, [Piece(was[key], "gone")]))
        elif was[key] != now[key]:
            found.append(Difference(Change.REWORDED, _words(was[key], now[key])))
    return found


def _lines(part: Part) -> dict[str, str]:
    """Everything that is read in a section, under names that stay."""
    lines = {"title": part.title} | {each.key: each.text for each in part.sentences}
    for one in part.lists:
        for row in one["rows"]:
            name = f"{one['key']} {row['title']}"
            lines |= {f"{name} {item}": f"{row['title']}: {item}" for item in row["items"]}
            lines |= {
                f"{name} {label} {value}": f"{row['title']}, {label.lower()}: {value}"
                for label, values in row["facts"]
                for value in values
            }
    return lines


def _words(old: str, new: str) -> list[Piece]:
    was, now = _WORD.findall(old), _WORD.findall(new)
    pieces: list[Piece] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(now[c:d])))
            continue
        if b > a:
            pieces.append(Piece("".join(was[a:b]), "gone"))
        if d > c:
            pieces.append(Piece("".join(now[c:d]), "added"))
    return pieces
