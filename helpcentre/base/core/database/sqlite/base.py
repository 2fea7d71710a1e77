"""Django's SQLite back end on the ``pysqlite3`` wheel, set for durability and for erasing what is deleted.

- Debian's SQLite has a WAL corruption bug and no FTS5 secure-delete; the wheel bundles a current one.
- Every ``atomic()`` is BEGIN IMMEDIATE under the write lock (``lock.py``); a single write outside one takes
  the lock for its statement. Reads outside a transaction take nothing.
- The lock is waited for as long as the ``timeout`` option says (seconds), then comes ``OperationalError``.
- ``synchronous=FULL``: a commit is on the disk before it is acknowledged; threads that answer nobody may relax it
  (``database/durability.py``).

Two things to know. Never open or read the database file by other means in the same process (not even to copy
it): POSIX drops this process's locks on a file when any descriptor of it is closed. And a thread that writes
while another thread waits for it inside a transaction waits for the time-out.
"""

import datetime
import decimal
import weakref
from functools import partial
from typing import Any

from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]
    register as register_functions,
)
from django.db.backends.sqlite3.base import DatabaseWrapper as DjangoWrapper
from django.db.backends.sqlite3.base import adapt_date, adapt_datetime, decoder
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from pysqlite3 import dbapi2 as Database  # noqa: N812 - the name Django uses

from helpcentre.base.core.database import durability
from helpcentre.base.core.database.sqlite.cursor import Cursor, WriteGate
from helpcentre.base.core.database.sqlite.features import DatabaseFeatures
from helpcentre.base.core.database.sqlite.lock import lock_for

DEFAULT_TIMEOUT = 20.0  # seconds

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",  # deleted bytes are overwritten with zeros
    "PRAGMA cache_size = -8000",  # kB for each connection
    "PRAGMA mmap_size = 33554432",  # bytes; more would count as memory of the process and gains nothing measurable
    "PRAGMA journal_size_limit = 16777216",  # bytes the WAL is cut back to after a burst
)

# What Django registers with the standard library's module, once more for this one.
Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", decoder(parse_date))
Database.register_converter("time", decoder(parse_time))
Database.register_converter("datetime", decoder(parse_datetime))
Database.register_converter("timestamp", decoder(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, adapt_date)
Database.register_adapter(datetime.datetime, adapt_datetime)


class DatabaseWrapper(DjangoWrapper):
    Database = Database
    features_class = DatabaseFeatures
    transaction_mode: str | None
    init_commands: list[str]
    _gate: WriteGate | None = None
    _guard: Any = None

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params.setdefault("timeout", DEFAULT_TIMEOUT)
        self.transaction_mode = self.transaction_mode or "IMMEDIATE"
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        in_memory = self.is_in_memory_db()
        lock = lock_for(str(conn_params["database"]), in_memory=in_memory)
        self._set_gate(WriteGate(lock, float(conn_params["timeout"])))
        connection = Database.connect(**conn_params)
        try:
            register_functions(connection)
            for pragma in (*PRAGMAS, *filter(None, map(str.strip, self.init_commands))):
                connection.execute(pragma)
            if durability.is_relaxed():
                connection.execute("PRAGMA synchronous = NORMAL")
            if not in_memory:
                self._use_wal(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_gate(self, gate: WriteGate) -> None:
        if self._guard is not None:
            self._guard.detach()
        self._gate = gate
        self._guard = weakref.finalize(self, gate.leave)  # a thread may die without closing its connection
        self._guard.atexit = False

    def _use_wal(self, connection: Any) -> None:
        """Once: the mode stays in the file, and switching needs every other connection out of the way."""
        assert self._gate is not None
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return
        self._gate.enter()
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        finally:
            self._gate.leave()

    def create_cursor(self, name: str | None = None) -> Any:
        assert self._gate is not None
        return self.connection.cursor(factory=partial(Cursor, gate=self._gate))

    def _set_autocommit(self, autocommit: bool) -> None:
        with self.wrap_database_errors:
            self.connection.isolation_level = None if autocommit else "IMMEDIATE"
        self._leave_unless_in_transaction()

    def _commit(self) -> None:
        # A commit that fails leaves the transaction open: rollback or close frees the lock.
        super()._commit()  # type: ignore[misc]
        self._leave_unless_in_transaction()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._leave()

    def _leave_unless_in_transaction(self) -> None:
        if self.connection is None or not self.connection.in_transaction:
            self._leave()

    def _leave(self) -> None:
        if self._gate is not None:
            self._gate.leave()
