"""Messages that say an address or a number, by the index of words, for whoever cannot wait until every text is read."""

from collections.abc import Iterable

from helpcentre.base.search import analysis, words
from helpcentre.base.search.backends import Term, current

#: What people write before the nine digits of a number: nothing, or what a country asks for.
_BEFORE = ("", "0", *(f"{before}{country}" for before in ("", "00") for country in ("250", "254", "255", "256")))


def saying(phrases: Iterable[str]) -> set[tuple[int, int]]:
    """Ids of messages, each with its ticket's, that hold every word of a phrase, of any of them. A number is looked for
    in its usual forms."""
    found: set[tuple[int, int]] = set()
    for phrase in phrases:
        forms = [before + phrase for before in _BEFORE] if phrase.isdigit() else [phrase]
        for form in forms:
            if terms := _terms(form):
                found.update(current().messages(terms))
    return found


def _terms(text: str) -> list[Term]:
    asked = dict.fromkeys(span.word for span in words.spans(text))
    return [Term(frozenset(analysis.fold_word(word, language) for language in analysis.LANGUAGES)) for word in asked]
