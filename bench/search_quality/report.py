"""Measuring and showing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from bench.search_quality.baseline import BM25
from bench.search_quality.collection import Collection, Question
from helpcentre.base.search import articles, query
from helpcentre.base.search.models import ArticleEntry

_DEPTH = 10


@dataclass(frozen=True)
class Ranked:
    """``place`` of the first right answer, counted from 1; 0 when none is among the first ten."""

    question: Question
    place: int
    baseline: int
    first: str


def show(name: str, collection: Collection, *, misses: bool) -> None:
    ranked = measure(collection)
    groups = sorted({row.question.group for row in ranked})
    print(f"\n{name}: {len(ranked)} questions, {len(collection.texts)} articles")
    print(f"{'':16}{'n':>5}{'MRR@10':>9}{'recall@10':>11}{'first':>8}   BM25: MRR@10{'recall@10':>11}")
    for group in (*groups, "all"):
        _row(group, [row for row in ranked if group in (row.question.group, "all")])
    if collection.unanswerable:
        print(f"no article yet answers {len(collection.unanswerable)} of the questions (they count as not found)")
    if misses:
        _tell(ranked, collection)


def measure(collection: Collection) -> list[Ranked]:
    """Index the collection, ask everything, and look how far down the first right answer is."""
    with transaction.atomic():
        ArticleEntry.objects.all().delete()
        articles.put_many(collection.texts)
    baseline = BM25(collection.texts)
    ranked = []
    for question in collection.questions:
        ours = [hit.id for hit in query.articles(question.text, question.language, 2 * _DEPTH).hits]
        theirs = baseline.search(question.text)
        found, keys = _place(ours, question, collection), collection.keys
        first = keys[ours[0]] if ours else "nothing"
        ranked.append(Ranked(question, found, _place(theirs, question, collection), first))
    return ranked


def _place(ids: Iterable[int], question: Question, collection: Collection) -> int:
    shown = list(dict.fromkeys(collection.keys[number] for number in ids))[:_DEPTH]
    return next((place for place, key in enumerate(shown, 1) if key in question.answers), 0)


def _row(group: str, ranked: list[Ranked]) -> None:
    n = len(ranked)
    first = sum(row.place == 1 for row in ranked) / n
    ours, theirs = [row.place for row in ranked], [row.baseline for row in ranked]
    print(
        f"{group:16}{n:>5}{_mrr(ours):>9.3f}{_recall(ours):>11.3f}{first:>8.3f}{_mrr(theirs):>15.3f}{_recall(theirs):>11.3f}"
    )


def _mrr(places: list[int]) -> float:
    return sum(1 / place for place in places if place) / len(places)


def _recall(places: list[int]) -> float:
    return sum(place > 0 for place in places) / len(places)


def _tell(ranked: list[Ranked], collection: Collection) -> None:
    for question in collection.unanswerable:
        print(f"  no article: {question.text!r} wants {', '.join(sorted(question.answers))}")
    for row in ranked:
        if row.place != 1:
            wanted = ", ".join(sorted(row.question.answers))
            asked = f"{row.question.language}  {row.question.text!r}"
            print(f"  {row.place or '–':>2}  {asked} wants {wanted}, got {row.first}")
