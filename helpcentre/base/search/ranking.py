"""The second, exact look at the few articles that may answer."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db import connection

from helpcentre.base.search import function_words
from helpcentre.base.search.memory import Memory
from helpcentre.base.search.models import ArticleEntry
from helpcentre.base.search.postings import BETWEEN, FIELDS, loudness, weight_in
from helpcentre.base.search.terms import Term

_SELECT = f"SELECT article_id, {', '.join(FIELDS)}, plain FROM {ArticleEntry._meta.db_table} WHERE article_id IN"  # noqa: S608
_WHOLE = 0.5  # more for an article whose title the question says wholly, or which has the question for a keyword
_TITLING = 0.4  # what a word must do at least to be said in a title
_KEYWORDS = FIELDS.index("keywords")
_EVERY_WORD = 0.5  # of the score hangs on how much of the question the article holds
_PHRASE = {"title": 0.3, "keywords": 0.3, "summary": 0.2, "headings": 0.2, "body": 0.1}  # of two words' rarity


class Candidate:
    """An article's folded fields, cut and counted once; in ``spaced`` every token has its own space on both sides."""

    def __init__(self, row: Sequence[Any]) -> None:
        self.id: int = row[0]
        self.fields: Sequence[str] = row[1:-1]
        self.plain: str = row[-1]
        self.spaced = [f" {field} ".replace(" ", "  ") for field in self.fields]
        self.tokens = frozenset("".join(self.spaced).split())

    @cached_property
    def shown_tokens(self) -> list[str]:
        """The folded words of ``plain``."""
        return [*self.fields[FIELDS.index("summary")].split(), *self.fields[FIELDS.index("body")].split()]

    @cached_property
    def phrases(self) -> list[tuple[frozenset[str], int]]:
        """The tokens of each phrase of the keywords, and how many of them say something."""
        cut = [frozenset(phrase.split()) for phrase in self.fields[_KEYWORDS].split(BETWEEN)]
        return [(tokens, sum(not function_words.is_function_token(token) for token in tokens)) for tokens in cut]


class Sought:
    """What the articles are held against, made once for all of them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.rarity = sum(term.rarity for term in terms) or 1.0
        self.rarities = [term.rarity for term in terms]
        self.terms = [
            (
                term.rarity,
                sorted(term.weights.items(), key=_lightest_last),
            )
            for term in terms
        ]
        self.titling = {token for term in terms for token, weight in term.weights.items() if weight > _TITLING}
        self.neighbours = [
            ({one.token, other.token}, f" {one.token}  {other.token} ", min(one.rarity, other.rarity))
            for one, other in pairwise(terms)
        ]
        #: For which words of the question, by their numbers, a token stands, and how well.
        self.meant: dict[str, list[tuple[int, float]]] = {}
        for number, term in enumerate(terms):
            for token, weight in term.weights.items():
                if not function_words.is_function_token(token):
                    self.meant.setdefault(token, []).append((number, weight))
        self.meaning = frozenset(self.meant)


def _lightest_last(pair: tuple[str, float]) -> float:
    return -pair[1]


def ranked(ids: Sequence[int], terms: Sequence[Term], memory: Memory) -> list[tuple[Candidate, float]]:
    """The articles of ``ids`` with their scores, best first."""
    found = _candidates(ids, memory)
    if not found:
        return []
    usual = [max(1.0, sum(len(each.fields[place]) for each in found) / len(found)) for place in range(len(FIELDS))]
    sought = Sought(terms)
    scored = [(each, _score(each, sought, usual)) for each in found]
    return sorted(((each, score) for each, score in scored if score > 0), key=lambda pair: (-pair[1], pair[0].id))


def _candidates(ids: Sequence[int], memory: Memory) -> list[Candidate]:
    """Those that are remembered need not be read and cut again."""
    held = {each: memory.articles[each] for each in ids if each in memory.articles}
    read = {row[0]: Candidate(row) for row in _rows([each for each in ids if each not in held])}
    memory.articles.update(read)
    held |= read
    return [held[each] for each in ids if each in held]


def _rows(ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Number, fields and plain text; the statement is fixed, and made here quicker than the ORM makes it."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{_SELECT} ({', '.join(['%s'] * len(ids))})", ids)
        return list(cursor.fetchall())


def _score(article: Candidate, sought: Sought, usual: Sequence[float]) -> float:
    weights = [
        weight_in(name, len(field) / long) for name, field, long in zip(FIELDS, article.fields, usual, strict=True)
    ]
    total = held = 0.0
    for rarity, tokens in sought.terms:
        share = 0.0
        for token, weight in tokens:
            if weight <= share:
                break  # the rest weighs less still, and loudness is never above 1
            if token in article.tokens:
                share = max(share, weight * loudness(_said(article, f" {token} ", weights)))
        total += rarity * share
        held += rarity * min(1.0, share * 2)
    total *= 1 - _EVERY_WORD + _EVERY_WORD * held / sought.rarity
    total *= 1 + _WHOLE * max(_title_said(article, sought), _asked_so(article, sought))
    return total + _phrases(article, sought)


def _said(article: Candidate, sought: str, weights: Sequence[float]) -> float:
    """What a token, written with its spaces, counts in all fields together."""
    said = 0.0
    for field, weight in zip(article.spaced, weights, strict=True):
        said += weight * field.count(sought)
    return said


def _title_said(article: Candidate, sought: Sought) -> float:
    title = set(article.fields[0].split())
    return len(title & sought.titling) / len(title) if title else 0.0


def _asked_so(article: Candidate, sought: Sought) -> float:
    """How nearly one phrase of the keywords is the question: the part of each that is in the other, multiplied."""
    best = 0.0
    for tokens, own in article.phrases:
        found = sought.meaning & tokens
        if not found:
            continue
        well: dict[int, float] = {}
        for token in found:
            for number, weight in sought.meant[token]:
                well[number] = max(weight, well.get(number, 0.0))
        held = sum(sought.rarities[number] * weight for number, weight in well.items()) / sought.rarity
        if held > best:
            best = max(best, held * min(1.0, sum(well.values()) / own))
    return best


def _phrases(article: Candidate, sought: Sought) -> float:
    """What neighbours in the question add where they are neighbours in the article too."""
    bonus = 0.0
    for both, phrase, rarity in sought.neighbours:
        if both <= article.tokens:
            places = (_PHRASE[name] for name, field in zip(FIELDS, article.spaced, strict=True) if phrase in field)
            bonus += max(places, default=0.0) * rarity
    return bonus
