"""Very many rows at once, for made-up history: as the database likes them best, past the ORM."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model


class Table:
    """Rows of one model. ``given`` are the columns that each row brings, by attribute name; the others have defaults.

    ``leave_out`` are those that the database fills, such as an id.
    """

    def __init__(self, model: type[Model], *given: str, leave_out: tuple[str, ...] = ()) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        unknown = set(given) - fields.keys()
        if unknown:
            raise ValueError(f"{model._meta.label} has no {unknown}")
        rest = [field for name, field in fields.items() if name not in given and name not in leave_out]
        self.model = model
        self._rest = tuple(field.get_db_prep_save(field.get_default(), connection) for field in rest)
        quote = connection.ops.quote_name
        columns = [quote(str(fields[name].column)) for name in given] + [quote(str(field.column)) for field in rest]
        self._name, self._columns = quote(model._meta.db_table), ", ".join(columns)
        self._places = ", ".join(["%s"] * len(columns))

    def next_id(self) -> int:
        """The first id that no row has."""
        return int(self.model._default_manager.aggregate(newest=Max("pk"))["newest"] or 0) + 1

    def insert(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write rows, whose values are as the driver takes them. Inside the caller's transaction."""
        whole = [row + self._rest for row in rows]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self._name} ({self._columns}) FROM STDIN") as copy:
                    for row in whole:
                        copy.write_row(row)
                return
            cursor.executemany(f"INSERT INTO {self._name} ({self._columns}) VALUES ({self._places})", whole)  # noqa: S608


def go_on_from(*models: type[Model]) -> None:
    """Let the database's own ids follow those that were written."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


@contextmanager
def indexes_afterwards(*models: type[Model]) -> Iterator[None]:
    """Drop the tables' plain indexes, and build them in one go at the end; what must be unique stays.

    Not safe against a kill: the indexes are then missing. So it is for a data directory that can be made anew.
    """
    dropped: list[str] = []
    with connection.cursor() as cursor:
        for model in models:
            for name, statement in _indexes(cursor, model._meta.db_table):
                cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
                dropped.append(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in dropped:
                cursor.execute(statement)


def _indexes(cursor: Any, table: str) -> list[tuple[str, str]]:
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = %s", [table]
        )
    else:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s", [table])
    return [(name, sql) for name, sql in cursor.fetchall() if sql and not sql.startswith("CREATE UNIQUE")]


@contextmanager
def at_full_speed() -> Iterator[None]:
    """On SQLite: do not wait for the disk, and keep more of the file at hand. What is loaded can be loaded again."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        # A ticket names its last message and the message its ticket: whichever comes second would look through all of
        # the other table for a row that waits for it, because the indexes come afterwards.
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("PRAGMA cache_size = -200000")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -8000")
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA synchronous = FULL")
