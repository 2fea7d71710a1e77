"""Answering a visitor's question from the article index."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.safestring import SafeString

from helpcentre.base.search import analysis, postings, question, ranking, snippet, terms
from helpcentre.base.search import memory as remembered
from helpcentre.base.search.memory import Memory

LONGEST_QUERY = 500  # characters; what follows is not read
_LOOKED_AT = 24  # articles, or twice what is wanted
_WEAK = 0.12  # of the best score; what is weaker only pushes the other language away


@dataclass(frozen=True)
class Hit:
    """``id`` is the article's, ``score`` is comparable within one language only, ``tokens`` are what was matched."""

    id: int
    language: str
    score: float
    snippet: SafeString
    tokens: Collection[str]

    def marked(self, text: str) -> SafeString:
        """``text`` (the title, for instance) escaped, with the words that matched in ``<mark>``."""
        return snippet.mark(text, self.tokens, self.language)


@dataclass(frozen=True)
class Answer:
    """``corrected`` is the question as it was understood when a word was misspelt, otherwise None."""

    query: str
    corrected: str | None
    hits: list[Hit]


def articles(text: str, language: str, limit: int = 10, *, correct: bool = True) -> Answer:
    """The articles that answer ``text`` best: those in the visitor's ``language`` first, then those in the other.

    Anything may be asked: operators, quotes and control characters are only separators. Never raises for a text.
    """
    text = text[:LONGEST_QUERY].replace("\0", " ").encode("utf-8", "ignore").decode()
    memory = remembered.current()
    asked = question.understood(text, language, memory, correct=correct)
    hits: list[Hit] = []
    for tongue in (language, *(other for other in analysis.LANGUAGES if other != language)):
        if asked.words and len(hits) < limit:
            hits += _hits(asked, tongue, limit - len(hits), memory)
    return Answer(text, asked.corrected, hits)


def _hits(asked: question.Question, language: str, limit: int, memory: Memory) -> list[Hit]:
    looked_for = terms.of(asked, language)
    weights: dict[str, float] = {}
    for term in looked_for:
        for token, weight in term.weights.items():
            weights[token] = max(weights.get(token, 0.0), weight * term.rarity)
    possible = postings.candidates(weights, language, max(_LOOKED_AT, 2 * limit), memory)
    found = ranking.ranked(possible, looked_for, memory)
    terms_of: dict[str, int] = {}
    for number, term in enumerate(looked_for):
        for token in term.weights:
            terms_of.setdefault(token, number)
    return [
        Hit(each.id, language, score, snippet.best(each.plain, each.shown_tokens, terms_of, language), terms_of)
        for each, score in found[:limit]
        if score >= found[0][1] * _WEAK
    ]
