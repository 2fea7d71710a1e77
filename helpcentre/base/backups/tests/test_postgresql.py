"""What can be said of PostgreSQL's dumps without a server."""

from pathlib import Path

import pytest

from helpcentre.base.backups import postgresql
from helpcentre.base.backups.errors import BackupError, DamagedError


def test_missing_client_programs_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match=r"pg_restore is not on the PATH\. Install"):
        postgresql.check(tmp_path / "database.pgdump")


def test_the_password_goes_through_the_environment_and_empty_values_do_not() -> None:
    settings = {
        "NAME": "duka",
        "USER": "",
        "PASSWORD": "siri",
        "HOST": "db",
        "PORT": 5432,
        "OPTIONS": {"sslmode": "require"},
    }
    found = postgresql._environment(settings)
    assert found["PGPASSWORD"] == "siri"
    assert (found["PGPORT"], found["PGSSLMODE"]) == ("5432", "require")
    assert "PGSSLCERT" not in found


@pytest.mark.skipif("not __import__('shutil').which('pg_restore')", reason="pg_restore is not installed")
def test_what_is_no_dump_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "database.pgdump").write_bytes(b"PGDMP but not really")
    with pytest.raises(DamagedError, match="database is damaged"):
        postgresql.check(tmp_path / "database.pgdump")
