"""What a process remembers of the article index from one search to the next, while the index stays what it was.

Searches ask for the same words again and again, and the commonest cost most: three hundred articles each. Every change
of the index gives it another **edition**, in the same transaction, and every search asks first which edition there is;
what was read from another one is forgotten. So nothing is remembered beyond the next change, on any node.

The edition is read before what is kept under it, so what is kept is never older than it says. It is a random number and
no count: a change that was rolled back must not leave its number, and what was read under it, to the next one.
"""

import secrets
from array import array
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import prepared
from helpcentre.base.search.models import Edition

_ONLY = 1  # the id of the one row
_MOST = 3_000  # words of each kind; the postings of so many are some ten megabytes at most
_MOST_ARTICLES = 400  # of some 40 kB each
_BITS = 62

#: The ids of articles with one word and the word's impact in each, loudest first.
Loudest = tuple["array[int]", "array[int]"]


@dataclass
class Memory:
    """``postings`` by word (``en:print``), ``counts`` by stem: in how many articles of each language it stands.
    ``articles`` are what ``ranking`` made of rows, by id.
    """

    edition: int
    postings: dict[str, Loudest] = field(default_factory=dict)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    articles: dict[int, Any] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return len(self.postings) > _MOST or len(self.counts) > _MOST or len(self.articles) > _MOST_ARTICLES


_kept = [Memory(0)]  # the one in use; replaced whole, so that no search mixes two editions


def current() -> Memory:
    """What is remembered of the index as it is now; one query."""
    edition = _edition.first() or 0
    memory = _kept[0]
    if memory.edition != edition or memory.is_full:
        memory = _kept[0] = Memory(edition)
    return memory


def turn() -> None:
    """The index has changed in this transaction."""
    Edition.objects.update_or_create(pk=_ONLY, defaults={"number": secrets.randbits(_BITS)})


@prepared
def _edition() -> QuerySet[Edition, int]:
    return Edition.objects.filter(pk=_ONLY).order_by().values_list("number", flat=True)
