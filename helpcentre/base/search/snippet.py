"""The few lines of an article that answer, with the words that matched marked."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from helpcentre.base.search import analysis, words
from helpcentre.base.search.backends import Term

_WIDTH = 170  # characters, about three lines on a small phone
_LEAD = 40  # characters before the first match
_READ = 1500  # words from the start; the answer stands early or nowhere
_TOKENS = 20  # words that fit into the window, nearly always

_Match = tuple[int, int]  # start and end in the text


def mark(text: str, terms: Sequence[Term], language: str) -> SafeString:
    """``text`` escaped, with every word that one of ``terms`` matches in ``<mark>``."""
    return _marked(text, _matches(text, terms, language))


def best(text: str, tokens: Sequence[str], terms: Sequence[Term], language: str) -> SafeString:
    """About 170 characters of ``text`` where most different terms stand, cut between words; the start if none do.

    ``tokens`` are the folded words of ``text``. They are read first, because folding a whole article again for every
    hit took ten times as long; only the window that is shown is folded here.
    """
    start, end = _window(text, _first_token(tokens, terms))
    shown = text[start:end]
    marked = _marked(shown, _matches(shown, terms, language))
    return mark_safe(("… " if start else "") + marked + (" …" if end < len(text) else ""))  # noqa: S308 - escaped


def _matches(text: str, terms: Sequence[Term], language: str) -> list[_Match]:
    found = []
    for span in words.spans(text):
        token = analysis.fold_word(span.word, language)
        if any(term.matches(token) for term in terms):
            found.append((span.start, span.end))
    return found


def _first_token(tokens: Sequence[str], terms: Sequence[Term]) -> int:
    """The place of the token from which on most different terms follow soon; 0 when none matches."""
    tokens = tokens[:_READ]
    wanted = _wanted(set(tokens), terms)
    found = [(place, wanted[token]) for place, token in enumerate(tokens) if token in wanted]
    most, first = 0, 0
    for at, (place, _) in enumerate(found):
        near = {term for where, term in found[at : at + _TOKENS] if where < place + _TOKENS}
        if len(near) > most:
            most, first = len(near), place
        if most == len(terms):
            break
    return first


def _wanted(tokens: set[str], terms: Sequence[Term]) -> dict[str, int]:
    """Which of ``tokens`` match, each with the index of its term."""
    wanted: dict[str, int] = {}
    for index, term in enumerate(terms):
        matching = tokens & term.tokens
        if term.prefix is not None:
            matching |= {token for token in tokens if token.startswith(term.prefix)}
        for token in matching:
            wanted.setdefault(token, index)
    return wanted


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


def _marked(text: str, found: list[_Match]) -> SafeString:
    parts, end = [], 0
    for left, right in found:
        parts += [escape(text[end:left]), "<mark>", escape(text[left:right]), "</mark>"]
        end = right
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every piece is escaped
