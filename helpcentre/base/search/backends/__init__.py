"""One interface, a back end per database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from django.db import connection


@dataclass(frozen=True)
class Term:
    """One word of a question: any of ``tokens``, or anything that begins with ``prefix``."""

    tokens: frozenset[str]
    prefix: str | None = None

    def matches(self, token: str) -> bool:
        return token in self.tokens or (self.prefix is not None and token.startswith(self.prefix))


class Reach(Enum):
    """How much of a question an article must hold, the best first."""

    TITLE = "every word in title or keywords"
    EVERY = "every word somewhere"
    SOME = "any of the words"


class Backend(Protocol):
    """Terms hold folded tokens (letters and digits only); each back end quotes them all the same."""

    def articles(self, terms: Sequence[Term], language: str, limit: int, reach: Reach) -> list[tuple[int, float]]:
        """Article ids with a score, best (highest) first. ``every`` asks for all terms, otherwise any will do."""

    def messages(self, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
        """Message and ticket ids of messages that hold every term, newest first, read lazily."""


def current() -> Backend:
    """The back end of the default database."""
    if connection.vendor == "postgresql":
        from helpcentre.base.search.backends.postgresql import PostgreSQL

        return PostgreSQL()
    from helpcentre.base.search.backends.sqlite import SQLite

    return SQLite()
