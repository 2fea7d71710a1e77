"""What a question looks for in one language: for each word the tokens that will do, and how well each does."""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass

from helpcentre.base.search import analysis, function_words, near_words, synonyms
from helpcentre.base.search.models import ArticleEntry
from helpcentre.base.search.question import Counts, Question

_SAME = 0.45  # a synonym beside the word itself
_INSTEAD = 0.9  # a synonym where no article of the language says the word
_NEAR = 0.75  # an English word used like it, times how much beyond _NEAR_FROM it is
_NEAR_FROM = 0.4
_NEAR_ALONE = 1.5  # more, where no article of the language says the word
_MOST_NEAR = 5  # of these for one word
_LONGER = 0.7  # a word that the last one may become
_LONGER_THAN_A_WORD = 0.3  # the same, where the last one is a word already
_LIGHT = 0.4  # of its rarity is left to a word that says little
_FLOOR = 1.0  # what even the commonest word counts: in few articles, how rare a word is says little
_MOST = 8  # tokens for one word
_KEPT = 10.0  # seconds for which the number of articles is believed


@dataclass(frozen=True)
class Term:
    """``token`` is the word itself; ``weights`` all that will do, by how well; ``rarity`` is its idf."""

    token: str
    weights: Mapping[str, float]
    rarity: float


def of(question: Question, language: str) -> list[Term]:
    """One term per word that an article of ``language`` may hold."""
    total = _articles(language)
    tokens = [analysis.fold_word(word, language) for word in question.words]
    phrases = synonyms.of_phrases(tokens)
    found = [
        _term(word, question, language, total, synonyms.of(tokens[place]) | phrases.get(place, frozenset()))
        for place, word in enumerate(question.words)
    ]
    return [term for term in found if term.weights]


def _term(word: str, question: Question, language: str, total: int, meaning: frozenset[str]) -> Term:
    counts = question.counts
    token = analysis.fold_word(word, language)
    own = counts.get((token, language), 0)
    weights = {token: 1.0} if own else {}
    same = sorted(
        (each for each in meaning if counts.get((each, language))), key=lambda each: (-counts[each, language], each)
    )
    for each in same[:_MOST]:
        weights.setdefault(each, _SAME if own else _INSTEAD)
    if word == question.words[-1]:
        for stem, tongue in question.completions:
            if tongue == language:
                weights.setdefault(stem, _LONGER_THAN_A_WORD if own else _LONGER)
    if language == "en" and (own or not counts.get((analysis.fold_word(word, "sw"), "sw"))):
        for each, weight in _near(token, counts, own, total):
            weights.setdefault(each, weight)
    common = own or max((counts.get((each, language), 1) for each in weights), default=0)
    rarity = _rarity(common, total) * (_LIGHT if function_words.is_light(word) else 1.0)
    return Term(token, weights, rarity)


def _near(token: str, counts: Counts, own: int, total: int) -> list[tuple[str, float]]:
    """Words used like ``token`` that articles say; a commoner one counts less, for it tells articles apart less."""
    rarity = _rarity(own or 1, total)
    found = [
        (each, _NEAR * (much - _NEAR_FROM) / (1 - _NEAR_FROM) * min(1.0, _rarity(said, total) / rarity))
        for each, much in near_words.of(token)
        if (said := counts.get((each, "en")))
    ]
    found.sort(key=lambda pair: -pair[1])
    return [(each, weight if own else weight * _NEAR_ALONE) for each, weight in found[:_MOST_NEAR]]


def _rarity(articles: int, total: int) -> float:
    total = max(total, articles)
    return math.log(1 + (total - articles + 0.5) / (articles + 0.5)) + _FLOOR


_totals: dict[str, tuple[float, int]] = {}


def _articles(language: str) -> int:
    now = time.monotonic()
    kept = _totals.get(language)
    if kept is None or now - kept[0] > _KEPT:
        kept = _totals[language] = (now, ArticleEntry.objects.filter(language=language).count())
    return kept[1]
