"""What was saved comes back: rows through Django, files byte for byte, the signing key."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import connection, connections
from pyrage import x25519

from helpcentre.base.backups import actions
from helpcentre.base.backups.actions import Created
from helpcentre.base.backups.errors import BackupError, DamagedError
from helpcentre.base.backups.postgresql import _environment
from helpcentre.base.backups.tests.conftest import LETTER, PHOTO
from helpcentre.base.core.data_directory import DataDirectory


@contextmanager
def opened(database: Path) -> Iterator[str]:
    connections.settings["restored"] = connections.settings["default"] | {"NAME": str(database)}
    connections["restored"].connect()  # the test case forbids others to be opened by a query
    try:
        yield "restored"
    finally:
        connections["restored"].close()
        del connections["restored"], connections.settings["restored"]


def test_a_restored_directory_holds_the_same_files_and_key(
    made: Created, identity: x25519.Identity, data: DataDirectory, tmp_path: Path
) -> None:
    restored = DataDirectory(tmp_path / "new" / "place")
    assert actions.restore(path=made.path, identity=identity, to=restored.root) == made.manifest
    assert (restored.files / "aa" / "aa" / ("a" * 32)).read_bytes() == PHOTO
    assert (restored.files / "bb" / "bb" / ("b" * 32)).read_bytes() == LETTER
    assert restored.secret_key.read_bytes() == data.secret_key.read_bytes()
    assert {path.name for path in restored.root.iterdir()} == {
        made.manifest.database,
        "files",
        "secret.key",
        "restored.json",
    }
    assert {path.name for path in restored.root.parent.iterdir()} == {"place"}


def test_the_restored_database_answers_and_can_be_written(
    made: Created, identity: x25519.Identity, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's dump is loaded by pg_restore, not opened")
    Group.objects.all().delete()
    to = tmp_path / "restored"
    to.mkdir()
    actions.restore(path=made.path, identity=identity, to=to)
    with opened(to / "helpcentre.sqlite3") as alias:
        assert Group.objects.using(alias).count() == 50
        Group.objects.using(alias).create(name="Duka jipya")
        assert Group.objects.using(alias).order_by("-id")[0].name == "Duka jipya"


def test_the_dump_of_a_postgresql_database_can_be_loaded(
    made: Created, identity: x25519.Identity, tmp_path: Path
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's database is opened as it is")
    actions.restore(path=made.path, identity=identity, to=tmp_path / "restored")
    server = _environment(connection.settings_dict)
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE helpcentre_restored")
    try:
        dump = tmp_path / "restored" / made.manifest.database
        for program in (
            ["pg_restore", "--no-owner", "--exit-on-error", "--clean", "--if-exists"],
            ["psql", "--tuples-only", "--command=SELECT count(*) FROM auth_group"],
        ):
            command = [*program, "--dbname=helpcentre_restored", *([dump] if program[0] == "pg_restore" else [])]
            done = subprocess.run(command, env=server, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == "50"
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE helpcentre_restored")


def test_a_directory_that_holds_anything_is_refused(made: Created, identity: x25519.Identity, tmp_path: Path) -> None:
    to = tmp_path / "taken"
    to.mkdir()
    (to / "letter").write_text("keep me")
    for target in (to, to / "letter"):
        with pytest.raises(BackupError, match="not empty"):
            actions.restore(path=made.path, identity=identity, to=target)
    assert (to / "letter").read_text() == "keep me"


def test_a_damaged_backup_restores_nothing(made: Created, identity: x25519.Identity, tmp_path: Path) -> None:
    sealed = bytearray(made.path.read_bytes())
    sealed[-100] ^= 1
    made.path.write_bytes(sealed)
    with pytest.raises(DamagedError):
        actions.restore(path=made.path, identity=identity, to=tmp_path / "new" / "place")
    assert list((tmp_path / "new").iterdir()) == []
