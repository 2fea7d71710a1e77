"""The cursor that takes the write lock: for a transaction when it begins, for a single write as it runs."""

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from typing import Any, Self

from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from pysqlite3 import dbapi2 as Database  # noqa: N812 - the name Django uses

from helpcentre.base.core.database.sqlite.lock import WriteLock

# Statements that can run beside a writer. BEGIN and SAVEPOINT count as writes: they open what will write.
_READS = re.compile(
    r"\s*(?:SELECT|VALUES|EXPLAIN|RELEASE|ROLLBACK|COMMIT|END|"
    r"PRAGMA\s+(?!wal_checkpoint|incremental_vacuum|optimize)|"
    r"WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|REPLACE)\b))",
    re.IGNORECASE | re.DOTALL,
)


_convert: Any = SQLiteCursorWrapper.convert_query  # uses nothing of the cursor it belongs to
_LONG = 10_000  # characters: lists of values, which hardly come twice


class WriteGate:
    """One connection's hold on the write lock of its database."""

    def __init__(self, lock: WriteLock, timeout: float) -> None:
        self._lock = lock
        self._timeout = timeout
        self._held_by: int | None = None  # a process id: a hold does not survive a fork

    @property
    def is_held(self) -> bool:
        return self._held_by is not None

    def enter(self) -> None:
        """Raises ``OperationalError`` when the lock is not free within the connection's time-out."""
        if self._held_by is not None:
            return
        try:
            self._lock.acquire(self._timeout)
        except OSError as error:
            raise Database.OperationalError(f"database is locked: {error}") from error
        self._held_by = os.getpid()

    def leave(self) -> None:
        holder, self._held_by = self._held_by, None
        if holder == os.getpid():
            self._lock.release()


class Cursor(Database.Cursor):  # type: ignore[misc]  # pysqlite3 ships no types
    """Translates Django's parameter styles and passes the write gate.

    The rows of a single write (``INSERT … RETURNING`` outside a transaction) are read at once: SQLite commits
    such a statement when its last row has been read, and the lock must be held until then.
    """

    def __init__(self, connection: Any, gate: WriteGate) -> None:
        super().__init__(connection)
        self._gate = gate
        self._rows: deque[Any] | None = None

    def execute(self, query: str, params: Any = None) -> Self:
        with self._writing(query):
            if params is None:
                super().execute(query)
            else:
                super().execute(_in_sqlite(query, params), params)
        return self

    def executemany(self, query: str, param_list: Iterable[Any]) -> Self:
        first, rest = _peek(param_list)
        with self._writing(query):
            super().executemany(_in_sqlite(query, first), rest)
        return self

    def executescript(self, script: str) -> Self:
        with self._writing("script"):
            super().executescript(script)
        return self

    @contextmanager
    def _writing(self, query: str) -> Iterator[None]:
        """Hold the write lock around ``query`` if it writes; keep it if a transaction is open afterwards."""
        self._rows = None
        if not self._gate.is_held:
            if _READS.match(query):
                yield
                return
            self._gate.enter()
        try:
            yield
            if not self.connection.in_transaction and self.description is not None:
                self._rows = deque(super().fetchall())
        finally:
            if not self.connection.in_transaction:
                self._gate.leave()

    def fetchone(self) -> Any:
        if self._rows is None:
            return super().fetchone()
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        size = self.arraysize if size is None else size
        if self._rows is None:
            return list(super().fetchmany(size))
        return [self._rows.popleft() for _ in range(min(size, len(self._rows)))]

    def fetchall(self) -> list[Any]:
        if self._rows is None:
            return list(super().fetchall())
        rows, self._rows = list(self._rows), deque()
        return rows

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchone, None)


def _in_sqlite(query: str, params: Any) -> str:
    """``query`` with SQLite's own places for values instead of Django's."""
    if isinstance(params, Mapping):
        return _translate(query, tuple(params))
    return _positional(query) if len(query) < _LONG else _translate(query)


@lru_cache(maxsize=400)
def _positional(query: str) -> str:
    """Looking for the places takes half as long as running the query, and the same ones come again and again."""
    return _translate(query)


def _translate(query: str, names: tuple[str, ...] | None = None) -> str:
    return str(_convert(None, query, param_names=names))


def _peek(items: Iterable[Any]) -> tuple[Any, Iterator[Any]]:
    """The first item (or ``None``) and an iterator over all of them."""
    iterator = iter(items)
    for first in iterator:
        return first, chain([first], iterator)
    return None, iter(())
