"""One copy of the stage, and the hands that reach into it from outside."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pysqlite3

from bench.server import Server


class NothingToBreakError(Exception):
    """The sabotage found nothing to break, so it would prove nothing."""


class Place:
    """``environment`` is added to what runs here; ``server`` is there while a case asked for one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment: dict[str, str] = {}
        self.server: Server | None = None

    def sql(self, statement: str, *values: object) -> None:
        """Raw, past every check of ours and of the database. Raises NothingToBreakError when no row was met."""
        connection = pysqlite3.connect(self.root / "helpcentre.sqlite3", timeout=20, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = OFF")
            met = connection.execute(statement, values).rowcount
        finally:
            connection.close()
        if met == 0:
            raise NothingToBreakError(statement)

    def ask(self, query: str, *values: object) -> Any:
        """The first column of the first row. Raises NothingToBreakError when there is none."""
        connection = pysqlite3.connect(self.root / "helpcentre.sqlite3", timeout=20)
        try:
            row = connection.execute(query, values).fetchone()
        finally:
            connection.close()
        if row is None:
            raise NothingToBreakError(query)
        return row[0]

    def rewrite(self, what: str) -> None:
        """As somebody who knows this code would who may write every row (``rewriting.py``)."""
        command = [sys.executable, "-m", "bench.sabotage.rewriting", what]
        subprocess.run(command, env={**os.environ, "HELPCENTRE_DATA": str(self.root)}, check=True)

    def stored(self, kind: str) -> Path:
        """The bytes of the newest attachment of this kind."""
        name = self.ask(
            "SELECT f.name FROM files_storedfile f JOIN tickets_attachment a ON a.file_id = f.id "
            "WHERE a.kind = ? AND a.message_id IS NOT NULL ORDER BY a.id DESC",
            kind,
        )
        return next((self.root / "files").rglob(str(name)))

    def intrude(self, name: str) -> None:
        """From now on the pages here pass through that middleware of ``intruders.py``."""
        self.environment |= {"DJANGO_SETTINGS_MODULE": "bench.sabotage.settings", "SABOTAGE_INTRUDER": name}


def ago(**span: float) -> str:
    """That long before now, as SQLite keeps a moment. ``ago(days=-1)`` is tomorrow."""
    return (datetime.now(UTC) - timedelta(**span)).strftime("%Y-%m-%d %H:%M:%S.%f")


def flip(path: Path, at: float = 0.5) -> None:
    """Change one byte in the middle of a file, and leave its date as it was."""
    dated = path.stat()
    content = bytearray(path.read_bytes())
    content[int(len(content) * at)] ^= 0x40
    path.write_bytes(content)
    os.utime(path, (dated.st_atime, dated.st_mtime))


def age(path: Path, **span: float) -> None:
    """Make a file look that old."""
    moment = (datetime.now(UTC) - timedelta(**span)).timestamp()
    os.utime(path, (moment, moment))
