"""The second, exact look at the few articles that may answer."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

from django.db import connection

from helpcentre.base.search import function_words
from helpcentre.base.search.models import ArticleEntry
from helpcentre.base.search.postings import BETWEEN, FIELDS, loudness, weight_in
from helpcentre.base.search.terms import Term

_SELECT = f"SELECT article_id, {', '.join(FIELDS)}, plain FROM {ArticleEntry._meta.db_table} WHERE article_id IN"  # noqa: S608
_WHOLE = 0.5  # more for an article whose title the question says wholly, or which has the question for a keyword
_EVERY_WORD = 0.5  # of the score hangs on how much of the question the article holds
_PHRASE = {"title": 0.3, "keywords": 0.3, "summary": 0.2, "headings": 0.2, "body": 0.1}  # of two words' rarity


@dataclass
class Candidate:
    """An article's folded fields, each with a space before and behind every token. They are searched as one text:
    cutting a long body into words costs more than looking for the dozen that were asked.
    """

    id: int
    fields: Sequence[str]
    plain: str

    @cached_property
    def whole(self) -> str:
        return "".join(f" {field} \n" for field in self.fields)

    @cached_property
    def ends(self) -> list[int]:
        """Where each field ends in ``whole``."""
        return list(accumulate(len(field) + 3 for field in self.fields))

    @property
    def title(self) -> set[str]:
        return set(self.fields[0].split())

    @property
    def shown_tokens(self) -> list[str]:
        """The folded words of ``plain``."""
        return [*self.fields[FIELDS.index("summary")].split(), *self.fields[FIELDS.index("body")].split()]


def ranked(ids: Sequence[int], terms: Sequence[Term]) -> list[tuple[Candidate, float]]:
    """The articles of ``ids`` with their scores, best first."""
    found = [Candidate(row[0], row[1:-1], row[-1]) for row in _rows(ids)]
    if not found:
        return []
    usual = [max(1.0, sum(len(each.fields[place]) for each in found) / len(found)) for place in range(len(FIELDS))]
    asked = sum(term.rarity for term in terms) or 1.0
    scored = [(each, _score(each, terms, usual, asked)) for each in found]
    return sorted(((each, score) for each, score in scored if score > 0), key=lambda pair: (-pair[1], pair[0].id))


def _rows(ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Number, fields and plain text; the statement is fixed, and made here quicker than the ORM makes it."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{_SELECT} ({', '.join(['%s'] * len(ids))})", ids)
        return list(cursor.fetchall())


def _score(article: Candidate, terms: Sequence[Term], usual: Sequence[float], asked: float) -> float:
    weights = [
        weight_in(name, len(field) / long) for name, field, long in zip(FIELDS, article.fields, usual, strict=True)
    ]
    total = held = 0.0
    for term in terms:
        share = 0.0
        for token, weight in term.weights.items():
            said = _said(article, f" {token} ", weights)
            if said:
                share = max(share, weight * loudness(said))
        total += term.rarity * share
        held += term.rarity * min(1.0, share * 2)
    total *= 1 - _EVERY_WORD + _EVERY_WORD * held / asked
    total *= 1 + _WHOLE * max(_title_said(article, terms), _asked_so(article, terms, asked))
    return total + _phrases(article, terms)


def _said(article: Candidate, sought: str, weights: Sequence[float]) -> float:
    whole, said = article.whole, 0.0
    place = whole.find(sought)
    while place >= 0:
        said += weights[bisect_right(article.ends, place)]
        place = whole.find(sought, place + len(sought) - 1)
    return said


def _title_said(article: Candidate, terms: Sequence[Term]) -> float:
    title = article.title
    said = {token for token in title if any(term.weights.get(token, 0) > 0.4 for term in terms)}
    return len(said) / len(title) if title else 0.0


def _asked_so(article: Candidate, terms: Sequence[Term], asked: float) -> float:
    """How nearly one phrase of the keywords is the question: the part of each that is in the other, multiplied."""
    best = 0.0
    for phrase in article.fields[FIELDS.index("keywords")].split(BETWEEN):
        tokens = {token for token in phrase.split() if not function_words.is_function_token(token)}
        held = said = 0.0
        for term in terms if tokens else ():
            well = max((term.weights[token] for token in tokens & term.weights.keys()), default=0.0)
            held += term.rarity * well
            said += well
        best = max(best, held / asked * min(1.0, said / (len(tokens) or 1)))
    return best


def _phrases(article: Candidate, terms: Sequence[Term]) -> float:
    """What neighbours in the question add where they are neighbours in the article too."""
    bonus = 0.0
    for one, other in pairwise(terms):
        phrase = f" {one.token} {other.token} "
        if phrase in article.whole:
            worth = max(
                _PHRASE[name] for name, field in zip(FIELDS, article.fields, strict=True) if phrase in f" {field} "
            )
            bonus += worth * min(one.rarity, other.rarity)
    return bonus
