"""The database as it was at one moment, in one file, whatever is written meanwhile."""

from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections

from helpcentre.base.backups import postgresql, sqlite
from helpcentre.base.backups.copies import Snapshot
from helpcentre.base.backups.errors import DamagedError


def take(folder: Path, *, using: str = DEFAULT_DB_ALIAS) -> Snapshot:
    """Copy the database into ``folder`` under the name it has in an archive. Raises ``BackupError``."""
    if connections[using].vendor == "sqlite":
        return sqlite.take(folder / sqlite.MEMBER, using=using)
    return postgresql.take(folder / postgresql.MEMBER, using=using)


def check(engine: str, path: Path, expected: dict[str, int]) -> None:
    """Open the copy and compare it with what was counted. Raises ``DamagedError`` naming the difference."""
    if engine == "sqlite":
        found = sqlite.check(path)
    else:
        found = postgresql.check(path)
    for table in sorted(expected.keys() | found.keys()):
        if expected.get(table) != found.get(table):
            raise DamagedError(
                f"Table {table} has {found.get(table, 'no')} rows; the manifest says {expected.get(table, 'no')}."
            )
