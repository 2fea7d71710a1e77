"""``helpcentre backup``, as the operator sees it."""

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from helpcentre.base.backups import key
from helpcentre.base.backups.workspace import workspace
from helpcentre.base.core.data_directory import DataDirectory

pytestmark = pytest.mark.django_db(transaction=True)


def backup(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("backup", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_whole_story(data: DataDirectory, tmp_path: Path) -> None:
    Group.objects.create(name="Duka la Njeri")
    assert "no backup yet" in backup("list")[0]
    out, err = backup("create")
    assert "2 files" in out
    assert str(data.backup_key) in err
    assert "Keep a copy" in err
    assert "AGE-SECRET-KEY" not in out + err
    assert backup("create")[1] == ""  # the warning comes once
    listed = backup("list")[0].splitlines()
    assert len(listed) == 2
    newest = listed[0].split()[-1]
    assert f"{newest} is whole" in backup("verify")[0]
    assert "is whole" in backup("verify", str(data.backups / newest))[0]
    to = tmp_path / "restored"
    assert f"helpcentre --data {to} up" in backup("restore", "--to", str(to))[0]
    assert (to / "files").is_dir()


def test_damage_ends_with_an_error_that_names_the_archive(data: DataDirectory) -> None:
    backup("create")
    (archive,) = data.backups.glob("*.age")
    sealed = bytearray(archive.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    archive.write_bytes(sealed)
    with pytest.raises(CommandError, match=archive.name) as error:
        backup("verify")
    assert error.value.returncode == 1


def test_a_backup_can_be_opened_with_the_copy_of_the_key_on_another_machine(
    data: DataDirectory, tmp_path: Path, settings: Settings
) -> None:
    backup("create")
    (archive,) = data.backups.glob("*.age")
    stick = tmp_path / "stick.key"
    stick.write_bytes(data.backup_key.read_bytes())
    original = data.secret_key.read_text()

    settings.DATA = DataDirectory(tmp_path / "new machine")
    settings.DATABASES["default"]["NAME"], before = str(settings.DATA.database), settings.DATABASES["default"]["NAME"]
    try:
        made_by_starting = settings.DATA.read_or_create_secret_key()
        with pytest.raises(CommandError, match="Bring the copy you kept"):
            backup("verify", str(archive))
        backup("restore", str(archive), "--key", str(stick), "--to", str(settings.DATA.root))
    finally:
        settings.DATABASES["default"]["NAME"] = before
    assert settings.DATA.secret_key.read_text() == original != made_by_starting


def test_a_key_file_that_holds_no_key_is_refused(tmp_path: Path, data: DataDirectory) -> None:
    for text in ("", "AGE-SECRET-KEY-1NONSENSE", "hello"):
        (tmp_path / "wrong.key").write_text(text)
        with pytest.raises(key.BackupError, match="no backup key"):
            key.read(tmp_path / "wrong.key")


def test_the_new_key_is_told_even_when_the_backup_then_fails(data: DataDirectory) -> None:
    err = io.StringIO()
    with workspace(data.backups), pytest.raises(CommandError, match="Another backup"):
        call_command("backup", "create", stderr=err)
    assert "Keep a copy" in err.getvalue()
