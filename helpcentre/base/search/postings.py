"""Which articles say a word, and how loudly: the first, rough choice of what may answer.

One row per article and folded token. ``impact`` is the word's whole share in the score but for its rarity: how often it
stands in which field, held against the field's length (BM25F). Ordered by it, an index answers "who says this word
loudest" without a look at the others: a word that stands in every article costs no more than a rare one, on both
databases alike (ADR 0011).
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from django.db import connection

from helpcentre.base.search import memory as remembered
from helpcentre.base.search.memory import Loudest, Memory
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
_LOUDEST_OF = (
    "SELECT * FROM (SELECT word, article_id, impact FROM search_posting WHERE word = %s"  # noqa: S608 - our own number
    f" ORDER BY impact DESC, article_id LIMIT {_LOUDEST}) AS loudest"
)


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
    remembered.turn()
    Posting.objects.filter(article__in=[entry.article_id for entry in entries]).delete()
    _insert(row for entry in entries for row in _rows(entry))


def _insert(rows: Iterable[tuple[str, int, int]]) -> None:
    """In the order of the index, so that many articles at once touch each of its pages once."""
    ordered = sorted(rows, key=lambda row: (row[0], -row[1], row[2]))
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_posting (word, impact, article_id) VALUES (%s, %s, %s)", ordered)


def candidates(weights: Mapping[str, float], language: str, limit: int, memory: Memory) -> list[int]:
    """The articles that say most of the tokens loudest, best first. ``weights`` is each token's weight."""
    if not weights:
        return []
    held = _held([f"{language}:{token}" for token in weights], memory)
    heaviest = max(weights.values())
    shares: dict[int, float] = {}
    for token, weight in weights.items():
        ids, impacts = held[f"{language}:{token}"]
        most = max(_FEWEST, round(_LOUDEST * weight / heaviest))
        for article, impact in zip(ids[:most], impacts[:most], strict=True):
            shares[article] = shares.get(article, 0.0) + weight * impact
    return [article for _, article in nsmallest(limit, [(-share, article) for article, share in shares.items()])]


def _held(words: Sequence[str], memory: Memory) -> dict[str, Loudest]:
    """For each word the articles with it, loudest first; those that are not remembered are read in one statement."""
    held = {word: memory.postings[word] for word in words if word in memory.postings}
    missing = [word for word in words if word not in held]
    if missing:
        read: dict[str, Loudest] = {word: (array("q"), array("H")) for word in missing}
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([_LOUDEST_OF] * len(missing)), missing)
            for word, article, impact in cursor.fetchall():
                ids, impacts = read[word]
                ids.append(article)
                impacts.append(impact)
        memory.postings.update(read)
        held |= read
    return held


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
    remembered.turn()
    return True
