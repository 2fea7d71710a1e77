"""Which articles say a word, and how loudly: the first, rough choice of what may answer.

One row per article and folded token. ``impact`` is the word's whole share in the score but for its rarity: how often it
stands in which field, held against the field's length (BM25F). Ordered by it, an index answers "who says this word
loudest" without a look at the others: a word that stands in every article costs no more than a rare one, on both
databases alike (ADR 0011).
"""

from collections.abc import Iterable, Mapping

from django.db import connection

from helpcentre.base.search.models import ArticleEntry, Posting

FIELDS = ("title", "keywords", "summary", "headings", "body")
#: What a word weighs in each field, and how long the field usually is, in words.
WEIGHTS = {"title": 5.0, "keywords": 3.0, "summary": 2.5, "headings": 2.0, "body": 1.0}
_USUAL = {"title": 6, "keywords": 15, "summary": 18, "headings": 20, "body": 250}
_LENGTH_COUNTS = 0.5
_LONGEST = {"keywords": 2.0}  # many phrases are many ways to ask, not much talk: from there on length counts no more
BETWEEN = " , "  # stands between two phrases of the keywords
_SATURATION = 4.0
_SCALE = 1000
_LOUDEST = 300  # of the articles with one word; beyond it the word tells them apart no more
_FEWEST = 60  # of those with a word that counts little beside the others


def weight_in(field: str, length: float) -> float:
    """What a word counts each time it stands in ``field``; ``length`` is the field's against what is usual."""
    length = min(length, _LONGEST.get(field, length))
    return WEIGHTS[field] / (1 - _LENGTH_COUNTS + _LENGTH_COUNTS * length)


def loudness(said: float) -> float:
    """From 0 to 1: how much an article is about a word that counts ``said`` in it (the sum of its ``weight_in``)."""
    return said / (said + _SATURATION)


def write(entries: Iterable[ArticleEntry]) -> None:
    """Replace the postings of ``entries``."""
    entries = list(entries)
    Posting.objects.filter(article__in=[entry.article_id for entry in entries]).delete()
    _insert(row for entry in entries for row in _rows(entry))


def _insert(rows: Iterable[tuple[str, int, int]]) -> None:
    """In the order of the index, so that many articles at once touch each of its pages once."""
    ordered = sorted(rows, key=lambda row: (row[0], -row[1], row[2]))
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_posting (word, impact, article_id) VALUES (%s, %s, %s)", ordered)


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
    heaviest = max(weights.values())
    for token, weight in weights.items():
        values += [weight, f"{language}:{token}", max(_FEWEST, round(_LOUDEST * weight / heaviest))]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, limit])
        return [row[0] for row in cursor.fetchall()]


def _rows(entry: ArticleEntry) -> Iterable[tuple[str, int, int]]:
    fields = {name: getattr(entry, name).replace(BETWEEN, " ").split() for name in FIELDS}
    said: dict[str, float] = {}
    for name, tokens in fields.items():
        weight = weight_in(name, len(tokens) / _USUAL[name])
        for token in tokens:
            said[token] = said.get(token, 0.0) + weight
    for token, much in said.items():
        yield f"{entry.language}:{token}", round(_SCALE * loudness(much)), entry.article_id


def fill_if_empty() -> bool:
    """Make the postings of an index that was written before there were any. Returns whether there was need."""
    if Posting.objects.exists() or not ArticleEntry.objects.exists():
        return False
    for entry in ArticleEntry.objects.iterator(chunk_size=200):
        _insert(_rows(entry))
    return True
