"""English words used like one another (*staff*, *employee*), for questions that say it in other words than the article.

The table is made by ``bench/search_quality/near_words.py`` and says nothing of shops. It stays sorted lines of text,
three megabytes, read at the first search: as dictionaries it would take ten times the room, and a line is found in a
few microseconds.
"""

import gzip
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("near_words.txt.gz")


@lru_cache(maxsize=4_000)
def of(stem: str) -> tuple[tuple[str, float], ...]:
    """The English stems used like ``stem`` with their likeness above 0 and below 1, the nearest first."""
    lines = _lines()
    place = bisect_left(lines, f"{stem} ".encode())
    if place == len(lines) or not lines[place].startswith(f"{stem} ".encode()):
        return ()
    _, *pairs = lines[place].decode().split()
    return tuple((near, int(much) / 100) for near, much in zip(pairs[::2], pairs[1::2], strict=True))


@cache
def _lines() -> list[bytes]:
    return gzip.decompress(_TABLE.read_bytes()).splitlines()
