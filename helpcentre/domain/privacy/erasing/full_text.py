"""SQLite's full-text tables keep deleted terms in their segments unless they are told not to, each by itself."""

from django.db import connection


def names() -> list[str]:
    """SQLite's full-text tables; none on PostgreSQL, whose indexes are columns."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'")
        return [row[0] for row in cursor.fetchall()]


def tables_of_index() -> set[str]:
    """These, and those in which SQLite keeps their segments: not text, and only to be looked at as bytes."""
    ends = ("", "_data", "_idx", "_content", "_docsize", "_config")
    return {name + end for name in names() for end in ends}


def delete_securely() -> int:
    """Tell every full-text table; how many there are. Those of libraries, such as Wagtail's, are not born so."""
    tables = names()
    with connection.cursor() as cursor:
        for name in tables:
            quoted = connection.ops.quote_name(name)
            cursor.execute(f"INSERT INTO {quoted}({quoted}, rank) VALUES ('secure-delete', 1)")  # noqa: S608
    return len(tables)
