"""SQLite's online backup: one read transaction, so writers go on and the copy is of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connections
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]
from pysqlite3 import dbapi2

from helpcentre.base.backups.copies import Snapshot
from helpcentre.base.backups.errors import BackupError, DamagedError

MEMBER = "helpcentre.sqlite3"


def take(target: Path, *, using: str) -> Snapshot:
    """All pages in one step: a copy in several starts again whenever somebody writes, and may never end."""
    connection = connections[using]
    connection.ensure_connection()
    copy = dbapi2.connect(target)
    try:
        target.chmod(0o600)
        connection.connection.backup(copy, pages=-1)
    except dbapi2.Error as error:
        raise BackupError(f"The database could not be copied: {error}.") from error
    finally:
        copy.close()
    try:
        with _opened(target) as database:
            return Snapshot("sqlite", target, _count(database), dbapi2.sqlite_version)
    except dbapi2.DatabaseError as error:
        raise BackupError(f"The copy of the database cannot be read: {error}.") from error


def check(path: Path) -> dict[str, int]:
    """Row counts of a copy whose every page and index is sound. Raises ``DamagedError`` otherwise."""
    try:
        with _opened(path) as database:
            complaints = [row[0] for row in database.execute("PRAGMA integrity_check(3)")]
            if complaints != ["ok"]:
                raise DamagedError(f"The database is damaged: {'; '.join(complaints)}.")
            broken = database.execute("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise DamagedError(f"The database is damaged: a row of {broken[0]} points at nothing.")
            return _count(database)
    except dbapi2.DatabaseError as error:
        raise DamagedError(f"The database is damaged: {error}.") from error


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """For reading only, leaving no file beside it; with Django's functions, which constraints may use."""
    database = dbapi2.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)
    try:
        register(database)
        yield database
    finally:
        database.close()


def _count(database: Any) -> dict[str, int]:
    """Virtual tables are left out (a search index without contents cannot be counted); the tables they keep
    their data in are counted."""
    tables = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    counts = {}
    for (name,) in tables:
        quoted = '"' + name.replace('"', '""') + '"'
        counts[name] = int(database.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0])  # noqa: S608
    return counts
