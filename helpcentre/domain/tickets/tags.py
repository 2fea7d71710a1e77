"""What a tag may be called, and what was meant by a line of tags."""

import re
import unicodedata
from collections.abc import Iterable

MOST_TAGS = 20  # on one ticket
LONGEST_NAME = 40  # characters
LONGEST_KEPT = 400  # characters of a line that is kept beside a saved reply
LONGEST_LINE = 2_000  # characters that are read; 20 names of 40 fit twice
_BETWEEN = re.compile(r"[,;\n\r]+")


class TagError(ValueError):
    """``code`` says why: ``empty``, ``too_long``, ``too_many``, ``control`` or ``taken``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_name(text: str) -> str:
    """One name: white space folded, a leading ``#`` gone, in the composed form. Raises TagError."""
    name = " ".join(unicodedata.normalize("NFKC", text[:LONGEST_LINE]).split()).lstrip("#").strip()
    if not name:
        raise TagError("empty")
    if len(name) > LONGEST_NAME:
        raise TagError("too_long")
    # Cf holds the signs that turn the direction of writing: they would disorder the whole line of tags.
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} for sign in name):
        raise TagError("control")
    return name


def key_of(name: str) -> str:
    """What makes two names the same tag."""
    return unicodedata.normalize("NFKC", name.casefold())[:80]


def split(line: str) -> list[str]:
    """The names in a line, parted by commas, each once, in order. Raises TagError, for more than 20 too."""
    if len(line) > LONGEST_LINE:
        raise TagError("too_many")
    names = {key_of(name): name for name in (clean_name(part) for part in _BETWEEN.split(line) if part.strip(" #\t"))}
    if not names:
        raise TagError("empty")
    if len(names) > MOST_TAGS:
        raise TagError("too_many")
    return list(names.values())


def line(names: Iterable[str]) -> str:
    """Names as one line that ``split`` reads; empty for none. Raises TagError, ``too_many`` for more than fit."""
    once: dict[str, str] = {}
    for name in map(clean_name, names):
        once.setdefault(key_of(name), name)
    joined = ", ".join(once.values())
    if len(joined) > LONGEST_KEPT:
        raise TagError("too_many")
    return joined
