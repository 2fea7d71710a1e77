"""A backup is of one moment, encrypted, and leaves nothing readable behind."""

import stat
import threading

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from pyrage import x25519

from helpcentre.base.backups import actions, catalogue
from helpcentre.base.backups.actions import Created
from helpcentre.base.backups.errors import BackupError
from helpcentre.base.backups.tests.conftest import LETTER, PHOTO
from helpcentre.base.backups.workspace import workspace
from helpcentre.base.core.clock import now
from helpcentre.base.core.data_directory import DataDirectory


def test_the_manifest_says_what_is_inside(made: Created, data: DataDirectory) -> None:
    facts = made.manifest
    a, b = "a" * 32, "b" * 32
    assert set(facts.members) == {facts.database, "secret.key", f"files/aa/aa/{a}", f"files/bb/bb/{b}"}
    assert facts.members[f"files/aa/aa/{a}"].size == len(PHOTO)
    assert facts.row_counts["auth_group"] == 50
    assert facts.row_counts["django_migrations"] > 10
    assert facts.has_secret_key
    assert set(facts.versions) == {"helpcentre", "django", "python", facts.engine}


def test_nothing_of_it_can_be_read_without_the_key(made: Created, data: DataDirectory) -> None:
    sealed = made.path.read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1\n")
    for secret in (LETTER, PHOTO[:256], b"Duka la Njeri", data.secret_key.read_bytes()):
        assert secret not in sealed
    assert data.backup_key.read_bytes().splitlines()[-1] not in sealed
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(data.backup_key.stat().st_mode) == 0o600


def test_no_plain_copy_stays_behind(made: Created, data: DataDirectory) -> None:
    assert {path.name for path in data.backups.iterdir()} == {made.path.name, ".lock"}


def test_what_a_killed_backup_left_is_removed_by_the_next(
    identity: x25519.Identity, made: Created, data: DataDirectory
) -> None:
    (data.backups / ".work-killed").mkdir()
    (data.backups / ".work-killed" / "helpcentre.sqlite3").write_bytes(LETTER)
    (data.backups / "helpcentre-x.tar.age.partial").write_bytes(b"half")
    second = actions.create(data=data, identity=identity)
    assert {path.name for path in data.backups.iterdir()} == {made.path.name, second.path.name, ".lock"}


def test_two_backups_at_once_are_refused(identity: x25519.Identity, made: Created, data: DataDirectory) -> None:
    with workspace(data.backups), pytest.raises(BackupError, match="Another backup"):
        actions.create(data=data, identity=identity)


def test_the_list_is_the_folder_newest_first(identity: x25519.Identity, made: Created, data: DataDirectory) -> None:
    second = actions.create(data=data, identity=identity)
    (data.backups / "holiday.jpg").write_bytes(b"")
    found = catalogue.backups(data.backups)
    assert {one.path for one in found} == {made.path, second.path}
    assert found[0].created_at >= found[1].created_at
    assert abs((now() - found[0].created_at).total_seconds()) < 60
    assert found[0].size > len(PHOTO)


def test_a_backup_that_fails_leaves_no_archive(
    identity: x25519.Identity, data: DataDirectory, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError("files/aa/aa cannot be read")

    monkeypatch.setattr(actions, "_stored_files", fail)
    with pytest.raises(PermissionError, match="cannot be read"):
        actions.create(data=data, identity=identity)
    assert catalogue.backups(data.backups) == []
    assert not list(data.backups.glob("*.partial"))


def test_rows_written_together_are_saved_together(
    data: DataDirectory, transactional_db: None, identity: x25519.Identity
) -> None:
    stop = threading.Event()
    written = [0, 0, 0, 0]

    def sell(till: int) -> None:
        while not stop.is_set():
            with transaction.atomic():
                Group.objects.create(name=f"till {till} sale {written[till]}")
                Session.objects.create(session_key=f"{till}-{written[till]}", expire_date=now())
            written[till] += 1
        connection.close()

    groups, sessions = Group.objects.count(), Session.objects.count()
    threads = [threading.Thread(target=sell, args=[till]) for till in range(4)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(3):
            before = sum(written)
            made = actions.create(data=data, identity=identity)
            counts = made.manifest.row_counts
            assert counts["auth_group"] - groups == counts["django_session"] - sessions >= before
            actions.verify(path=made.path, identity=identity, backups=data.backups)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert sum(written) > 0


def test_a_search_index_without_contents_is_saved_with_the_rest(
    identity: x25519.Identity, data: DataDirectory, transactional_db: None
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("full-text tables are SQLite's")
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE words USING fts5(body, content='', contentless_delete=1)")
        try:
            cursor.execute("INSERT INTO words (rowid, body) VALUES (1, 'pesa haionekani')")
            made = actions.create(data=data, identity=identity)
        finally:
            cursor.execute("DROP TABLE words")
    assert "words" not in made.manifest.row_counts
    assert made.manifest.row_counts["words_docsize"] == 1
    actions.verify(path=made.path, identity=identity, backups=data.backups)
