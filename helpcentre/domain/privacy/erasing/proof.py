"""The proof in bytes: how often words stand in the files of the data directory, and in the rows of the database."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection

from helpcentre.domain.privacy.erasing import full_text

_BYTEA = 17  # PostgreSQL's number of the type
CHUNK = 4 * 1024 * 1024  # bytes
SHORTEST = 4  # characters; shorter ones stand by chance in any file


@dataclass
class Found:
    """``bytes`` were read in ``files``; ``holding`` says per word in how many files (or rows) it stands."""

    bytes: int = 0
    files: int = 0
    rows: int = 0
    holding: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.holding.values())


def usable(words: Iterable[str]) -> list[str]:
    """Each once, in lower case, without those too short to mean anything."""
    return list(dict.fromkeys(word for each in words if len(word := each.strip().lower()) >= SHORTEST))


def in_files(words: Iterable[str], root: Path) -> Found:
    """Reads every byte under ``root``: database, write-ahead log, files, outbox, logs. Upper and lower case alike.

    What is compressed or encrypted (pictures, backups) is read as it lies there; a word inside cannot be seen.
    """
    found = Found()
    wanted = {word: word.encode() for word in usable(words)}
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            found.files += 1
            found.holding.update(_in_file(path, wanted, found))
    return found


def _in_file(path: Path, wanted: dict[str, bytes], found: Found) -> set[str]:
    overlap = max((len(word) for word in wanted.values()), default=1)
    seen: set[str] = set()
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.bytes += len(chunk)
            text = tail + chunk.lower()
            seen.update(word for word, sought in wanted.items() if word not in seen and sought in text)
            tail = text[-overlap:]
    return seen


def in_rows(words: Iterable[str]) -> Found:
    """Every column of every row, as text. SQLite's full-text tables cannot be read so; their bytes can."""
    found = Found()
    wanted = usable(words)
    if not wanted:
        return found
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - full_text.tables_of_index()):
            name = connection.ops.quote_name(table)
            described = connection.introspection.get_table_description(cursor, table)
            said = " || ' ' || ".join(_as_text(column.name, column.type_code) for column in described)
            cursor.execute(f"SELECT lower({said}) FROM {name}")  # noqa: S608 - names of our own tables
            while some := cursor.fetchmany(1000):
                found.rows += len(some)
                for (text,) in some:
                    found.holding.update(word for word in wanted if word in text)
    return found


def _as_text(column: str, kind: object) -> str:
    name = connection.ops.quote_name(column)
    as_they_are = connection.vendor == "postgresql" and kind == _BYTEA
    return f"coalesce(encode({name}, 'escape'), '')" if as_they_are else f"coalesce(CAST({name} AS text), '')"


def sentence(found: Found) -> str:
    """``0 of 2,598,151 bytes in 16 files hold your words.`` One word in one file counts as its bytes."""
    held = sum(len(word.encode()) * number for word, number in found.holding.items())
    return f"{held:,} of {found.bytes:,} bytes in {found.files:,} files hold your words."
