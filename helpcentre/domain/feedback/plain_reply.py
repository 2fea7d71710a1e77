"""An answer to one customer without the customer: what is left may become an article for everybody.

What is known is taken out by name; what looks like a number, an address or a code is taken out by its shape. A person
reads the draft before anybody else does, and the draft says so.
"""

import re
from collections.abc import Iterable

GAP = "…"

LONGEST = 8_000  # characters; no answer is longer, and an article is not either

_GREETING = re.compile(
    r"\s*(?:habari|hujambo|shikamoo|mambo|salamu|mpendwa|ndugu|mama|hi|hello|hey|dear|good morning|good afternoon)\b"
    r"[^,.!?:\n]{0,60}[,.!:\n]\s*",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:asante|ahsante|karibu|wako|kwaheri|regards|kind regards|best|thanks|thank you|sincerely|cheers)\b",
    re.IGNORECASE,
)
_LAST_LINES = 4  # a farewell stands in the last lines, and they are short
_SHORT = 60
_SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?://\S+|\bwww\.\S+",
        r"[\w.+-]{1,64}@[\w.-]{1,200}",
        r"\bDK-?\s?[0-9A-Z]{2,}\b",
        r"(?<!\w)\+?\d(?:[\s().-]{0,2}\d){6,}(?!\w)",
        r"\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{8,14}\b",
    )
)
_GAPS = re.compile(rf"{GAP}(?:[\s,;:]*{GAP})+")


def without_people(text: str, names: Iterable[str]) -> str:
    """``text`` with greeting, farewell, ``names``, telephones, addresses, references and codes left out."""
    said = text[:LONGEST].replace("\r\n", "\n").replace("\0", "").strip()
    if greeting := _GREETING.match(said):
        said = said[greeting.end() :]
    said = _without_farewell(said)
    for pattern in _SHAPES:
        said = pattern.sub(GAP, said)
    for word in sorted({word for name in names for word in _words(name)}, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(word)}(?:['’]s)?(?!\w)", GAP, said, flags=re.IGNORECASE)
    return _GAPS.sub(GAP, said).strip()


def _without_farewell(text: str) -> str:
    lines = text.split("\n")
    for place in range(max(1, len(lines) - _LAST_LINES), len(lines)):
        if _FAREWELL.match(lines[place].strip()) and all(len(line) <= _SHORT for line in lines[place:]):
            return "\n".join(lines[:place])
    return text


def _words(name: str) -> list[str]:
    """The whole name and each word of it; a word of two letters is too likely to be something else."""
    return [part for part in (" ".join(name.split()), *name.split()) if len(part) > 2]
