"""What the bundled SQLite can do; Django would read it off the standard library's, an older one."""

from django.db.backends.sqlite3.features import DatabaseFeatures as DjangoFeatures
from pysqlite3 import dbapi2 as Database  # noqa: N812 - the name Django uses


class DatabaseFeatures(DjangoFeatures):
    minimum_database_version = (3, 51, 3)  # the first without the WAL-reset corruption, https://sqlite.org/wal.html
    can_alter_table_drop_column = Database.sqlite_version_info >= (3, 35, 5)
    can_return_columns_from_insert = True
    can_return_rows_from_bulk_insert = True
    max_query_params = 32_766  # SQLITE_MAX_VARIABLE_NUMBER since 3.32; the wheel allows more
