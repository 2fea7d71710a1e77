from django.db import connection

from helpcentre.base.core.database.maintenance import checkpoint


def empty_files() -> None:
    """What was deleted leaves the files of the database: at once on SQLite, for the next writer on PostgreSQL.

    Raises OperationalError while a reader holds SQLite's log. Does nothing inside a transaction, as in a test.
    """
    if connection.in_atomic_block:
        return
    if connection.vendor == "sqlite":
        checkpoint()
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
