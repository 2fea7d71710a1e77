"""The second, exact look at the few articles that may answer."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from django.db import connection

from helpcentre.base.search import function_words
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
    """An article's folded fields, each with a space before and behind every token. They are searched as one text:
    cutting a long body into words costs more than looking for the dozen that were asked.
    """

    __slots__ = ("ends", "fields", "id", "plain", "whole")

    def __init__(self, row: Sequence[Any]) -> None:
        self.id: int = row[0]
        self.fields: Sequence[str] = row[1:-1]
        self.plain: str = row[-1]
        self.whole = " " + " \n ".join(self.fields) + " \n"
        #: Where each field ends in ``whole``.
        self.ends = list(accumulate(len(field) + 3 for field in self.fields))

    @property
    def shown_tokens(self) -> list[str]:
        """The folded words of ``plain``."""
        return [*self.fields[FIELDS.index("summary")].split(), *self.fields[FIELDS.index("body")].split()]


class Sought:
    """What the articles are held against, made once for all of them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.rarity = sum(term.rarity for term in terms) or 1.0
        self.rarities = [term.rarity for term in terms]
        self.spaced = [
            (
                term.rarity,
                sorted(((f" {token} ", weight) for token, weight in term.weights.items()), key=_lightest_last),
            )
            for term in terms
        ]
        self.titling = {token for term in terms for token, weight in term.weights.items() if weight > _TITLING}
        self.neighbours = [
            (f" {one.token} {other.token} ", min(one.rarity, other.rarity)) for one, other in pairwise(terms)
        ]
        #: For which words of the question, by their numbers, a token stands, and how well.
        self.meant: dict[str, list[tuple[int, float]]] = {}
        for number, term in enumerate(terms):
            for token, weight in term.weights.items():
                if not function_words.is_function_token(token):
                    self.meant.setdefault(token, []).append((number, weight))


def _lightest_last(pair: tuple[str, float]) -> float:
    return -pair[1]


def ranked(ids: Sequence[int], terms: Sequence[Term]) -> list[tuple[Candidate, float]]:
    """The articles of ``ids`` with their scores, best first."""
    found = [Candidate(row) for row in _rows(ids)]
    if not found:
        return []
    usual = [max(1.0, sum(len(each.fields[place]) for each in found) / len(found)) for place in range(len(FIELDS))]
    sought = Sought(terms)
    scored = [(each, _score(each, sought, usual)) for each in found]
    return sorted(((each, score) for each, score in scored if score > 0), key=lambda pair: (-pair[1], pair[0].id))


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
    for rarity, tokens in sought.spaced:
        share = 0.0
        for token, weight in tokens:
            if weight <= share:
                break  # the rest weighs less still, and loudness is never above 1
            said = _said(article, token, weights)
            if said:
                share = max(share, weight * loudness(said))
        total += rarity * share
        held += rarity * min(1.0, share * 2)
    total *= 1 - _EVERY_WORD + _EVERY_WORD * held / sought.rarity
    total *= 1 + _WHOLE * max(_title_said(article, sought), _asked_so(article, sought))
    return total + _phrases(article, sought)


def _said(article: Candidate, sought: str, weights: Sequence[float]) -> float:
    whole, said = article.whole, 0.0
    place = whole.find(sought)
    while place >= 0:
        said += weights[bisect_right(article.ends, place)]
        place = whole.find(sought, place + len(sought) - 1)
    return said


def _title_said(article: Candidate, sought: Sought) -> float:
    title = set(article.fields[0].split())
    return len(title & sought.titling) / len(title) if title else 0.0


def _asked_so(article: Candidate, sought: Sought) -> float:
    """How nearly one phrase of the keywords is the question: the part of each that is in the other, multiplied."""
    best = 0.0
    for phrase in article.fields[_KEYWORDS].split(BETWEEN):
        tokens = phrase.split()
        well: dict[int, float] = {}
        for token in sought.meant.keys() & tokens:
            for number, weight in sought.meant[token]:
                well[number] = max(weight, well.get(number, 0.0))
        held = sum(sought.rarities[number] * weight for number, weight in well.items()) / sought.rarity
        if held > best:
            own = {token for token in tokens if not function_words.is_function_token(token)}
            best = max(best, held * min(1.0, sum(well.values()) / len(own)))
    return best


def _phrases(article: Candidate, sought: Sought) -> float:
    """What neighbours in the question add where they are neighbours in the article too."""
    bonus = 0.0
    for phrase, rarity in sought.neighbours:
        if phrase in article.whole:
            worth = max(
                _PHRASE[name] for name, field in zip(FIELDS, article.fields, strict=True) if phrase in f" {field} "
            )
            bonus += worth * rarity
    return bonus
