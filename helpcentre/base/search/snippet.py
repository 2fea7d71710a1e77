"""The few lines of an article that answer, with the words that matched marked."""

from collections.abc import Collection, Mapping, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from helpcentre.base.search import analysis, words

_WIDTH = 170  # characters, about three lines on a small phone
_LEAD = 40  # characters before the first match
_READ = 1500  # words from the start; the answer stands early or nowhere
_TOKENS = 20  # words that fit into the window, nearly always


def mark(text: str, tokens: Collection[str], language: str) -> SafeString:
    """``text`` escaped, with every word that folds to one of ``tokens`` in ``<mark>``."""
    parts, end = [], 0
    for left, right, word in words.found(text):
        if analysis.token(word, language) in tokens:
            parts += [escape(text[end:left]), "<mark>", escape(text[left:right]), "</mark>"]
            end = right
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every piece is escaped


def best(text: str, tokens: Sequence[str], terms: Mapping[str, int], language: str) -> SafeString:
    """About 170 characters of ``text`` where most different terms stand, cut between words; the start if none do.

    ``tokens`` are the folded words of ``text``; ``terms`` says of each token that matches for which word of the
    question it stands. ``tokens`` are read first, because folding a whole article again for every hit took ten times
    as long; only the window that is shown is folded here.
    """
    start, end = _window(text, _first_token(tokens[:_READ], terms))
    marked = mark(text[start:end], terms, language)
    return mark_safe(("… " if start else "") + marked + (" …" if end < len(text) else ""))  # noqa: S308 - escaped


def _first_token(tokens: Sequence[str], terms: Mapping[str, int]) -> int:
    """The place of the token from which on most different terms follow soon; 0 when none matches."""
    found = [(place, terms[token]) for place, token in enumerate(tokens) if token in terms]
    possible = len({term for _, term in found})
    most, first, end = 0, 0, 0
    near: dict[int, int] = {}  # how often each term stands among the tokens from ``place`` on
    for place, own in found:
        while end < len(found) and found[end][0] < place + _TOKENS:
            near[found[end][1]] = near.get(found[end][1], 0) + 1
            end += 1
        if len(near) > most:
            most, first = len(near), place
            if most == possible:
                break
        near[own] -= 1
        if not near[own]:
            del near[own]
    return first


def _window(text: str, first: int) -> tuple[int, int]:
    """Where the window around the word number ``first`` starts and ends; it starts with a sentence if one is near."""
    match = words.place(text, first) if first else 0
    start = 0
    if match + _LEAD > _WIDTH:
        start = text.rfind(" ", 0, max(match - _LEAD, 1)) + 1
        sentence = max(text.rfind(stop, start, match) for stop in (". ", "! ", "? ", ": "))
        start = sentence + 2 if sentence >= 0 else start
    end = start + _WIDTH
    if end >= len(text):
        return start, len(text)
    return start, max(text.rfind(" ", start, end), start + _WIDTH // 2)
