"""The full-text indexes, as the database at hand makes them.

SQLite: FTS5 tables without content, kept by triggers. ``ascii`` splits at ASCII punctuation and space only, so one
folded token is one term. ``secure-delete`` takes a deleted word out of the file, not only out of the answers.
PostgreSQL: generated columns with GIN indexes.
"""

from django.db import migrations

COLUMNS = ("title", "keywords", "summary", "headings", "body")
WEIGHTS = "bm25(10.0, 6.0, 3.5, 3.5, 1.0)"


def sqlite_statements():
    yield "CREATE VIRTUAL TABLE search_message USING fts5(words, content='', detail=none, columnsize=0, tokenize='ascii')"
    yield "INSERT INTO search_message(search_message, rank) VALUES ('secure-delete', 1)"
    yield from triggers("search_message", "search_messageentry", "message_id", ("words",), "1")
    names = ", ".join(COLUMNS)
    for language in ("en", "sw"):
        table = f"search_article_{language}"
        yield f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content='', prefix='2 3', tokenize='ascii')"
        yield f"INSERT INTO {table}({table}, rank) VALUES ('secure-delete', 1)"
        yield f"INSERT INTO {table}({table}, rank) VALUES ('rank', '{WEIGHTS}')"
        yield from triggers(table, "search_articleentry", "article_id", COLUMNS, "{row}.language = '%s'" % language)


def triggers(index, table, key, columns, condition):
    names = ", ".join(columns)
    new = f"INSERT INTO {index}(rowid, {names}) SELECT new.{key}, {', '.join('new.' + c for c in columns)} WHERE "
    old = (
        f"INSERT INTO {index}({index}, rowid, {names}) "
        f"SELECT 'delete', old.{key}, {', '.join('old.' + c for c in columns)} WHERE "
    )
    new += condition.format(row="new")
    old += condition.format(row="old")
    yield f"CREATE TRIGGER {index}_put AFTER INSERT ON {table} BEGIN {new}; END"
    yield f"CREATE TRIGGER {index}_remove AFTER DELETE ON {table} BEGIN {old}; END"
    yield f"CREATE TRIGGER {index}_change AFTER UPDATE ON {table} BEGIN {old}; {new}; END"


POSTGRESQL = (
    """ALTER TABLE search_articleentry ADD COLUMN document tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, title), 'A')
        || setweight(to_tsvector('simple'::regconfig, keywords), 'B')
        || setweight(to_tsvector('simple'::regconfig, summary || ' ' || headings), 'C')
        || setweight(to_tsvector('simple'::regconfig, body), 'D')) STORED""",
    """ALTER TABLE search_articleentry ADD COLUMN heading tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, title), 'A')
        || setweight(to_tsvector('simple'::regconfig, keywords), 'B')) STORED""",
    "CREATE INDEX search_articleentry_heading ON search_articleentry USING gin (heading)",
    "CREATE INDEX search_articleentry_document ON search_articleentry USING gin (document)",
    """ALTER TABLE search_messageentry ADD COLUMN document tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    "CREATE INDEX search_messageentry_document ON search_messageentry USING gin (document)",
    "ALTER TABLE search_messageentry ALTER COLUMN document SET STATISTICS 1000",
)


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = POSTGRESQL
    else:
        statements = sqlite_statements()
    for statement in statements:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_articleentry DROP COLUMN document, DROP COLUMN heading")
        schema_editor.execute("ALTER TABLE search_messageentry DROP COLUMN document")
        return
    for index in ("search_message", "search_article_en", "search_article_sw"):
        for event in ("put", "remove", "change"):
            schema_editor.execute(f"DROP TRIGGER {index}_{event}")
        schema_editor.execute(f"DROP TABLE {index}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
