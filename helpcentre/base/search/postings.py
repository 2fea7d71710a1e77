"""Which articles say a word, and how loudly: the first, rough choice of what may answer.

One row per article and folded token. ``impact`` is the word's whole share in the score but for its rarity: how often it
stands in which field, held against the field's length (BM25F). Ordered by it, an index answers "who says this word
loudest" without a look at the others: a word that stands in every article costs no more than a rare one, on both
databases alike (ADR 0009).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import connection

from helpcentre.base.search.models import ArticleEntry, Posting

FIELDS = ("title", "keywords", "summary", "headings", "body")
#: What a word weighs in each field, and how long the field usually is, in words.
WEIGHTS = {"title": 5.0, "keywords": 3.0, "summary": 2.5, "headings": 2.0, "body": 1.0}
_USUAL = {"title": 6, "keywords": 15, "summary": 18, "headings": 20, "body": 250}
_LENGTH_COUNTS = 0.5
_SATURATION = 4.0
_SCALE = 1000
_LOUDEST = 400  # of the articles with one word; beyond it the word tells them apart no more
_CHUNK = 2000


def loudness(counts: Mapping[str, int], lengths: Mapping[str, float]) -> float:
    """From 0 to 1: how much an article is about a word it says ``counts`` times by field; ``lengths`` are relative."""
    said = sum(
        WEIGHTS[name] * times / (1 - _LENGTH_COUNTS + _LENGTH_COUNTS * lengths[name]) for name, times in counts.items()
    )
    return said / (said + _SATURATION)


def write(entries: Iterable[ArticleEntry]) -> None:
    """Replace the postings of ``entries``."""
    entries = list(entries)
    Posting.objects.filter(article__in=[entry.article_id for entry in entries]).delete()
    rows = (row for entry in entries for row in _rows(entry))
    Posting.objects.bulk_create(rows, batch_size=_CHUNK)


def candidates(weights: Mapping[str, float], language: str, limit: int) -> list[int]:
    """The articles that say most of the tokens loudest, best first. ``weights`` is each token's weight."""
    if not weights:
        return []
    part = (
        "SELECT article_id, impact * %s AS share FROM (SELECT article_id, impact FROM search_posting"
        " WHERE word = %s ORDER BY impact DESC LIMIT %s) AS loudest"
    )
    statement = (
        f"SELECT article_id FROM ({' UNION ALL '.join([part] * len(weights))}) AS shares"  # noqa: S608 - no text in it
        " GROUP BY article_id ORDER BY SUM(share) DESC, article_id LIMIT %s"
    )
    values: list[float | str | int] = []
    for token, weight in weights.items():
        values += [weight, f"{language}:{token}", _LOUDEST]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, limit])
        return [row[0] for row in cursor.fetchall()]


def _rows(entry: ArticleEntry) -> Iterable[Posting]:
    fields = {name: getattr(entry, name).split() for name in FIELDS}
    lengths = {name: len(tokens) / _USUAL[name] for name, tokens in fields.items()}
    said: dict[str, dict[str, int]] = {}
    for name, tokens in fields.items():
        for token, times in Counter(tokens).items():
            said.setdefault(token, {})[name] = times
    for token, counts in said.items():
        impact = round(_SCALE * loudness(counts, lengths))
        yield Posting(word=f"{entry.language}:{token}", impact=impact, article_id=entry.article_id)


def fill_if_empty() -> bool:
    """Make the postings of an index that was written before there were any. Returns whether there was need."""
    if Posting.objects.exists() or not ArticleEntry.objects.exists():
        return False
    for entry in ArticleEntry.objects.iterator(chunk_size=200):
        Posting.objects.bulk_create(_rows(entry))
    return True
