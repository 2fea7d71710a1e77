"""PostgreSQL's own log: P32 looks whether the certificate's date for it is true, where the server lets it."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.privacy.erasing import server_logs, watching
from helpcentre.domain.privacy.tests.test_ledger import erase

on_a_server = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql", reason="SQLite has no server"
)


@on_a_server
def test_a_file_of_the_log_written_before_an_erasure_breaks_p32_once_its_day_has_passed(
    place: Any, mama_njeri: Any, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_switch_wal()")  # what was written so far lies in a file of its own
    erase(mama_njeri)
    assert measure("P32")[0].state is State.KEPT, "its day is still to come"
    monkeypatch.setattr(settings, "ARCHIVE_DAYS", 0)
    monkeypatch.setattr(watching, "_SLACK", timedelta(seconds=-1))
    assert measure("P32")[0].state is State.BROKEN


@on_a_server
def test_an_account_that_may_not_look_says_so_and_breaks_nothing(db: None) -> None:
    assert server_logs.written_before(clock.now() - timedelta(days=3650)) == 0
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE looks_at_nothing")
        cursor.execute("SET LOCAL ROLE looks_at_nothing")
        assert server_logs.written_before(clock.now()) is None
        cursor.execute("RESET ROLE")


def test_on_sqlite_an_erasure_leaves_no_log(db: None) -> None:
    if connection.vendor == "sqlite":
        assert server_logs.written_before(clock.now()) == 0
