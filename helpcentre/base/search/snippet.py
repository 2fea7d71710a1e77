"""The few lines of an article that answer, with the words that matched marked."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from helpcentre.base.search import analysis, words
from helpcentre.base.search.backends import Term

_WIDTH = 170  # characters, about three lines on a small phone
_LEAD = 40  # characters before the first match
_READ = 4000  # characters of the article that are looked at

_Match = tuple[int, int, int]  # start, end, index of the term


def mark(text: str, terms: Sequence[Term], language: str) -> SafeString:
    """``text`` escaped, with every word that one of ``terms`` matches in ``<mark>``."""
    return _marked(text, _matches(text, terms, language))


def best(text: str, terms: Sequence[Term], language: str) -> SafeString:
    """About 170 characters of ``text`` where most different terms stand, cut between words; the start if none do."""
    text = text[:_READ]
    found = _matches(text, terms, language)
    start, end = _window(text, found)
    inside = [(left - start, right - start, term) for left, right, term in found if start <= left and right <= end]
    shown = _marked(text[start:end], inside)
    return mark_safe(("… " if start else "") + shown + (" …" if end < len(text) else ""))  # noqa: S308 - escaped


def _matches(text: str, terms: Sequence[Term], language: str) -> list[_Match]:
    found = []
    for span in words.spans(text):
        token = analysis.fold_word(span.word, language)
        for index, term in enumerate(terms):
            if term.matches(token):
                found.append((span.start, span.end, index))
                break
    return found


def _window(text: str, found: list[_Match]) -> tuple[int, int]:
    most, first = 0, 0
    for place, (start, _, _) in enumerate(found):
        inside = {term for left, right, term in found[place : place + 20] if right <= start + _WIDTH - _LEAD}
        if len(inside) > most:
            most, first = len(inside), start
    start = 0
    if first + _LEAD > _WIDTH:
        start = text.rfind(" ", 0, max(first - _LEAD, 1)) + 1
        sentence = max(text.rfind(stop, start, first) for stop in (". ", "! ", "? ", ": "))
        start = sentence + 2 if sentence >= 0 else start
    end = start + _WIDTH
    if end >= len(text):
        return start, len(text)
    return start, max(text.rfind(" ", start, end), start + _WIDTH // 2)


def _marked(text: str, found: list[_Match]) -> SafeString:
    parts, end = [], 0
    for left, right, _ in found:
        parts += [escape(text[end:left]), "<mark>", escape(text[left:right]), "</mark>"]
        end = right
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every piece is escaped
