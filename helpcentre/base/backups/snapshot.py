"""The database as it was at one moment, in one file, whatever is written meanwhile."""

from dataclasses import dataclass
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections


@dataclass(frozen=True)
class Snapshot:
    """``path`` holds the copy; ``row_counts`` are those of every table in it."""

    engine: str  # "sqlite" or "postgresql"
    path: Path
    row_counts: dict[str, int]
    version: str


def take(folder: Path, *, using: str = DEFAULT_DB_ALIAS) -> Snapshot:
    """Copy the database into ``folder`` under the name it has in an archive. Raises ``BackupError``."""
    if connections[using].vendor == "sqlite":
        from helpcentre.base.backups import sqlite

        return sqlite.take(folder / sqlite.MEMBER, using=using)
    from helpcentre.base.backups import postgresql

    return postgresql.take(folder / postgresql.MEMBER, using=using)


def check(engine: str, path: Path, expected: dict[str, int]) -> None:
    """Open the copy and compare it with what was counted. Raises ``DamagedError`` naming the difference."""
    if engine == "sqlite":
        from helpcentre.base.backups import sqlite

        found = sqlite.check(path)
    else:
        from helpcentre.base.backups import postgresql

        found = postgresql.check(path)
    for table in sorted(expected.keys() | found.keys()):
        if expected.get(table) != found.get(table):
            from helpcentre.base.backups.errors import DamagedError

            raise DamagedError(
                f"Table {table} has {found.get(table, 'no')} rows; the manifest says {expected.get(table, 'no')}."
            )
