"""A deleted word is gone from the bytes on the disk, in the tables and in the search index."""

from pathlib import Path

import pytest
from django.db import OperationalError, connections

from helpcentre.base.core.database.maintenance import checkpoint
from helpcentre.base.core.tests.conftest import SHOP

SECRET = "zanzibarika"


def bytes_on_disk(shop: Path) -> bytes:
    return b"".join(path.read_bytes() for path in shop.parent.iterdir())


def run(sql: str) -> None:
    with connections[SHOP].cursor() as cursor:
        cursor.execute(sql)


def test_a_deleted_row_is_gone_from_the_files_after_a_checkpoint(shop: Path) -> None:
    run(f"INSERT INTO sale (seller) VALUES ('{SECRET}')")
    assert SECRET.encode() in bytes_on_disk(shop)
    run("DELETE FROM sale")
    checkpoint(using=SHOP)
    assert SECRET.encode() not in bytes_on_disk(shop)


def test_a_deleted_word_is_gone_from_the_full_text_index(shop: Path) -> None:
    run("CREATE VIRTUAL TABLE words USING fts5(body)")
    run("INSERT INTO words (words, rank) VALUES ('secure-delete', 1)")
    for number in range(200):
        run(f"INSERT INTO words (rowid, body) VALUES ({number}, 'duka {SECRET if number == 77 else 'bei'}')")
    checkpoint(using=SHOP)
    assert SECRET[:8].encode() in bytes_on_disk(shop)
    run("DELETE FROM words WHERE rowid = 77")
    checkpoint(using=SHOP)
    assert SECRET[4:].encode() not in bytes_on_disk(shop)
    with connections[SHOP].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM words WHERE words MATCH 'duka'")
        assert cursor.fetchone() == (199,)


def test_a_checkpoint_that_a_reader_blocks_says_so(shop: Path) -> None:
    from pysqlite3 import dbapi2

    run("INSERT INTO sale (seller) VALUES ('Asha')")
    reader = dbapi2.connect(shop, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM sale").fetchall()
    run("INSERT INTO sale (seller) VALUES ('Joseph')")
    connections[SHOP].connection.execute("PRAGMA busy_timeout = 100")
    with pytest.raises(OperationalError, match="could not be emptied"):
        checkpoint(using=SHOP)
    reader.close()
    checkpoint(using=SHOP)


def test_the_connection_is_set_for_durability_and_erasure(shop: Path) -> None:
    found = {}
    with connections[SHOP].cursor() as cursor:
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "journal_size_limit"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "secure_delete": 1,
        "foreign_keys": 1,
        "journal_size_limit": 16 * 1024 * 1024,
    }
