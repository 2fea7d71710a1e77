"""The second, exact look at the few articles that may answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from helpcentre.base.search.models import ArticleEntry
from helpcentre.base.search.postings import FIELDS, loudness
from helpcentre.base.search.terms import Term

_ALL_FIELDS = (*FIELDS, "plain")
_WHOLE_TITLE = 0.25  # more for an article whose title the question says wholly
_EVERY_WORD = 0.5  # of the score hangs on how much of the question the article holds
_PHRASE = {"title": 0.3, "keywords": 0.3, "summary": 0.2, "headings": 0.2, "body": 0.1}  # of two words' rarity


@dataclass
class Candidate:
    """An article's folded fields, each with a space before and behind every token. They are searched as text: cutting
    a long body into words costs more than looking for the dozen that were asked.
    """

    id: int
    texts: Mapping[str, str]
    plain: str

    @cached_property
    def lengths(self) -> dict[str, int]:
        return {name: text.count(" ") - 1 for name, text in self.texts.items()}

    @property
    def shown_tokens(self) -> list[str]:
        """The folded words of ``plain``."""
        return [*self.texts["summary"].split(), *self.texts["body"].split()]


def ranked(ids: Sequence[int], terms: Sequence[Term]) -> list[tuple[Candidate, float]]:
    """The articles of ``ids`` with their scores, best first."""
    rows = ArticleEntry.objects.filter(pk__in=ids).values_list("pk", *_ALL_FIELDS)
    found = [
        Candidate(row[0], {name: f" {text} " for name, text in zip(FIELDS, row[1:], strict=False)}, row[-1])
        for row in rows
    ]
    if not found:
        return []
    usual = {name: max(1.0, sum(each.lengths[name] for each in found) / len(found)) for name in FIELDS}
    scored = [(each, _score(each, terms, usual)) for each in found]
    return sorted(((each, score) for each, score in scored if score > 0), key=lambda pair: (-pair[1], pair[0].id))


def _score(article: Candidate, terms: Sequence[Term], usual: Mapping[str, float]) -> float:
    lengths = {name: length / usual[name] for name, length in article.lengths.items()}
    total = held = 0.0
    for term in terms:
        share = max((weight * _loud(article, token, lengths) for token, weight in term.weights.items()), default=0.0)
        total += term.rarity * share
        held += term.rarity * min(1.0, share * 2)
    asked = sum(term.rarity for term in terms) or 1.0
    total *= 1 - _EVERY_WORD + _EVERY_WORD * held / asked
    total *= 1 + _WHOLE_TITLE * _title_said(article, terms)
    return total + _phrases(article, terms)


def _loud(article: Candidate, token: str, lengths: Mapping[str, float]) -> float:
    sought = f" {token} "
    counts = {name: text.count(sought) for name, text in article.texts.items() if sought in text}
    return loudness(counts, lengths) if counts else 0.0


def _title_said(article: Candidate, terms: Sequence[Term]) -> float:
    title = set(article.texts["title"].split())
    said = {token for token in title if any(term.weights.get(token, 0) > 0.4 for term in terms)}
    return len(said) / len(title) if title else 0.0


def _phrases(article: Candidate, terms: Sequence[Term]) -> float:
    """What neighbours in the question add where they are neighbours in the article too."""
    bonus = 0.0
    for one, other in pairwise(terms):
        phrase = f" {one.token} {other.token} "
        worth = [_PHRASE[name] for name, text in article.texts.items() if phrase in text]
        bonus += max(worth, default=0.0) * min(one.rarity, other.rarity)
    return bonus
