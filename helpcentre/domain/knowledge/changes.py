"""What changed from one text to another, line by line and word by word, for people who read Markdown."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Part:
    """``kind`` is ``same``, ``added`` or ``gone``."""

    kind: str
    text: str


Line = tuple[Part, ...]


def lines(before: str, after: str, *, around: int = 1) -> list[Line]:
    """The lines that changed, with ``around`` unchanged ones on each side; an empty tuple where some are left out."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Line] = []
    for n, group in enumerate(difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(around)):
        if n:
            found.append(())
        for tag, a, b, c, d in group:
            found += _group(tag, old[a:b], new[c:d])
    return found


def _group(tag: str, old: list[str], new: list[str]) -> Iterator[Line]:
    if tag == "equal":
        yield from ((Part("same", line),) for line in new)
    elif tag == "replace" and len(old) == len(new):
        yield from (_in_words(a, b) for a, b in zip(old, new, strict=True))
    else:
        yield from ((Part("gone", line),) for line in old)
        yield from ((Part("added", line),) for line in new)


def _in_words(before: str, after: str) -> Line:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    parts: list[Part] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(new[c:d])))
            continue
        parts += [Part("gone", "".join(old[a:b]))] if a < b else []
        parts += [Part("added", "".join(new[c:d]))] if c < d else []
    return tuple(parts)
