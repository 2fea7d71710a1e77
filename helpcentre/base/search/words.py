"""Cutting text into words, each with its place in the original so that a hit can be marked there."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

LONGEST = 40  # characters of one word; what is longer is noise, and an index must not choke on it

# Names people write in many ways become one word, or "m pesa" would be looked for as "m" and "pesa".
_COMPOUNDS = (
    (r"m[\s.\-‐-―]{0,2}pesa", "mpesa"),
    (r"t[\s.\-‐-―]{0,2}kash", "tkash"),
    (r"e[\-‐-―]mail", "email"),
    (r"wi[\s\-‐-―]?fi", "wifi"),
    (r"pay[\s\-‐-―]bill", "paybill"),
    (r"bar[\s\-‐-―]code", "barcode"),
    (r"pass[\s\-‐-―]word", "password"),
    (r"neno\s+la\s+siri", "nenosiri"),
)
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_WORD = re.compile(
    r"\b(?=[mtewpbn])(?:"  # the first letters of the compounds: most words need not be tried against each
    + "|".join(rf"(?P<c{n}>{pattern})" for n, (pattern, _) in enumerate(_COMPOUNDS))
    + rf")(?![^\W_])|{_LETTERS}(?:['’ʼ]{_LETTERS})*",
    re.IGNORECASE,
)
_APOSTROPHES = re.compile(r"['’ʼ](?:s$)?")


#: A word as it is written, and the name of the compound it is, if it is one.
Found = tuple[str, str | None]


class Span(NamedTuple):
    """``word`` stands at ``start:end`` of the text; it is lower-case, without accents and apostrophes."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """One word in lower case without accents, apostrophes and the English possessive; at most LONGEST characters."""
    bare = _APOSTROPHES.sub("", word.casefold())
    if not bare.isascii():
        bare = "".join(letter for letter in unicodedata.normalize("NFKD", bare) if letter.isalnum()).casefold()
    return bare[:LONGEST]


def word_of(found: Found) -> str:
    """The word, or nothing when there is no letter in it."""
    written, compound = found
    return _COMPOUNDS[int(compound[1:])][1] if compound else plain(written)


def found(text: str) -> Iterator[tuple[int, int, Found]]:
    """As ``spans`` with words not yet made plain, so that who keeps what it made of them need not do it again."""
    return ((match.start(), match.end(), (match[0], match.lastgroup)) for match in _WORD.finditer(text))


def spans(text: str) -> Iterator[Span]:
    """The words of ``text`` in order. Never raises: whatever is not a letter or a digit only separates."""
    for match in _WORD.finditer(text):
        if word := word_of((match[0], match.lastgroup)):
            yield Span(match.start(), match.end(), word)


def cut(text: str) -> list[str]:
    """The words of ``text`` in order, without their places; half the work of ``spans``."""
    read = (
        _COMPOUNDS[int(match.lastgroup[1:])][1] if match.lastgroup else plain(match[0])
        for match in _WORD.finditer(text)
    )
    return [word for word in read if word]


def place(text: str, number: int) -> int:
    """Where the word ``number`` (from 0) of ``text`` starts, or 0; quicker than ``spans``, nearly always the same."""
    match = next(islice(_WORD.finditer(text), number, None), None)
    return match.start() if match else 0
