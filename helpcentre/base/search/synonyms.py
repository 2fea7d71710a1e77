"""Words that mean the same in a shop, within a language and across the two. Editors change them at ``/cms/``.

The rows are few and read often: each process keeps them folded, and asks at most twice a second whether they have
changed. So a change is felt everywhere within a second, and a search costs no query for it.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Count, Max

from helpcentre.base.search import analysis, function_words, words
from helpcentre.base.search.models import SynonymGroup

_BELIEVED = 0.5  # seconds
_NONE: frozenset[str] = frozenset()


@dataclass
class _Table:
    """``same`` leads from a folded token to those of its groups; ``phrases`` from folded words to them."""

    version: object = None
    checked: float = float("-inf")
    same: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    spelt: frozenset[str] = _NONE


_kept = [_Table()]  # the one in use; replaced whole, so that a reader never sees half of a new one
_lock = Lock()


def of(token: str) -> frozenset[str]:
    """The folded tokens that mean the same as ``token``, itself included; both languages."""
    return _current().same.get(token, _NONE) | {token}


def of_phrases(tokens: Sequence[str]) -> dict[int, frozenset[str]]:
    """For the place at which a phrase with synonyms starts among ``tokens``: the tokens that mean the same."""
    table = _current()
    found: dict[int, frozenset[str]] = {}
    for phrase, same in table.phrases.items():
        for place in range(len(tokens) - len(phrase) + 1):
            if tuple(tokens[place : place + len(phrase)]) == phrase:
                found[place] = found.get(place, _NONE) | same
    return found


def is_known(token: str) -> bool:
    return token in _current().same


def spelt() -> frozenset[str]:
    """The single words of all groups as editors wrote them: somebody may have meant one of them."""
    return _current().spelt


def forget() -> None:
    """Read the rows again at the next search."""
    _kept[0] = _Table()


def _current() -> _Table:
    table = _kept[0]
    if time.monotonic() - table.checked < _BELIEVED:
        return table
    with _lock:
        table = _kept[0]
        if time.monotonic() - table.checked >= _BELIEVED:
            now = time.monotonic()
            version = SynonymGroup.objects.aggregate(rows=Count("id"), last=Max("changed_at"), newest=Max("id"))
            if version != table.version:
                table = _kept[0] = _made(SynonymGroup.objects.values_list("words", flat=True), version)
            table.checked = now
        return table


def _made(lines: Iterable[str], version: object) -> _Table:
    table, spelt = _Table(version), set()
    for line in lines:
        single: set[str] = set()
        phrases: set[tuple[str, ...]] = set()
        for member in line.split(","):
            cut = function_words.content_words(words.cut(member))
            for language in analysis.LANGUAGES if cut else ():
                tokens = tuple(analysis.fold_word(word, language) for word in cut)
                if len(tokens) == 1:
                    single.add(tokens[0])
                    spelt.add(cut[0])
                else:
                    phrases.add(tokens)
        for token in single:
            table.same[token] = table.same.get(token, _NONE) | single
        for phrase in phrases:
            table.phrases[phrase] = table.phrases.get(phrase, _NONE) | single
    table.spelt = frozenset(spelt)
    return table
