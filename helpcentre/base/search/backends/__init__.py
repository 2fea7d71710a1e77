"""One interface, a back end per database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection


@dataclass(frozen=True)
class Term:
    """One word of a question: any of ``tokens``, or anything that begins with ``prefix``."""

    tokens: frozenset[str]
    prefix: str | None = None

    def matches(self, token: str) -> bool:
        return token in self.tokens or (self.prefix is not None and token.startswith(self.prefix))


class Backend(Protocol):
    """Terms hold folded tokens (letters and digits only); each back end quotes them all the same."""

    def messages(self, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
        """Message and ticket ids of messages that hold every term, newest first, read lazily."""


def current() -> Backend:
    """The back end of the default database."""
    if connection.vendor == "postgresql":
        from helpcentre.base.search.backends.postgresql import PostgreSQL

        return PostgreSQL()
    from helpcentre.base.search.backends.sqlite import SQLite

    return SQLite()
