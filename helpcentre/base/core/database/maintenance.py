"""Care of the database files that is not a query."""

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections


def checkpoint(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Move every committed page from SQLite's write-ahead log into the database file and empty the log.

    After it, what was deleted is nowhere in the files (``secure_delete`` has zeroed it in the database).
    Raises ``OperationalError`` when a reader held the log for the whole time-out. Does nothing on PostgreSQL.
    """
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy = cursor.fetchone()[0]
    if is_busy:
        raise OperationalError("the write-ahead log could not be emptied: a reader is still using it")


def refresh_statistics(*, using: str = DEFAULT_DB_ALIAS, everything: bool = False) -> None:
    """Let the planner know what the tables hold, so that it picks the right index.

    SQLite: ``PRAGMA optimize``, which looks at what changed much, or ``ANALYZE`` with ``everything``. PostgreSQL looks
    after itself; ``everything`` makes it do so now, after a bulk load.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if everything:
            cursor.execute("ANALYZE")
        elif connection.vendor == "sqlite":
            cursor.execute("PRAGMA optimize")
