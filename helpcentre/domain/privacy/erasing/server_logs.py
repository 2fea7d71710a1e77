"""The write-ahead log of a database server: what it still holds on its disk, as far as the server tells.

A file of it holds the bytes that were last written into it, also when it waits under a new name to be written again.
Archives of it lie where only those who keep the server can look.
"""

from datetime import datetime

from django.db import DatabaseError, connection, transaction

_OLDER = "SELECT COUNT(*) FROM pg_ls_waldir() WHERE modification < %s AND name ~ '^[0-9A-F]{24}$'"


def written_before(moment: datetime) -> int | None:
    """How many files of the log were last written before ``moment``, and so may hold what was deleted at it.

    None where the server does not tell: ``GRANT pg_monitor TO`` the account of the Help Centre lets it (PostgreSQL 15,
    27.2 and table 9.97). 0 on SQLite, whose log an erasure empties.
    """
    if connection.vendor != "postgresql":
        return 0
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_OLDER, [moment])
            return int(cursor.fetchone()[0])
    except DatabaseError:
        return None
