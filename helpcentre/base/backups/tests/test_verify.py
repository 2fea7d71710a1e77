"""A backup that would not restore is found before it is needed."""

import io
import os
from pathlib import Path

import pytest
from pyrage import x25519

from helpcentre.base.backups import actions, archive, catalogue, snapshot
from helpcentre.base.backups.actions import Created
from helpcentre.base.backups.errors import BackupError, DamagedError
from helpcentre.base.backups.manifest import Manifest, Member
from helpcentre.base.core.data_directory import DataDirectory


def test_a_good_backup_is_whole(made: Created, identity: x25519.Identity, data: DataDirectory) -> None:
    facts = actions.verify(path=made.path, identity=identity, backups=data.backups)
    assert facts == made.manifest
    assert {path.name for path in data.backups.iterdir()} == {made.path.name, ".lock"}


@pytest.mark.parametrize("share", [0, 0.00001, 0.0001, 0.1, 0.5, 0.9, 0.99, 1])
def test_a_flipped_bit_anywhere_is_found_and_named(
    made: Created, identity: x25519.Identity, data: DataDirectory, share: float
) -> None:
    sealed = bytearray(made.path.read_bytes())
    sealed[int((len(sealed) - 1) * share)] ^= 1
    made.path.write_bytes(sealed)
    with pytest.raises(DamagedError, match=made.path.name):
        actions.verify(path=made.path, identity=identity, backups=data.backups)


def test_the_damaged_member_is_named(made: Created, identity: x25519.Identity, data: DataDirectory) -> None:
    sealed = bytearray(made.path.read_bytes())
    sealed[made.manifest.members[made.manifest.database].size // 2] ^= 1  # the database is the first member
    made.path.write_bytes(sealed)
    with pytest.raises(DamagedError, match=f"at (the beginning|{made.manifest.database}): its bytes have been changed"):
        actions.verify(path=made.path, identity=identity, backups=data.backups)


@pytest.mark.parametrize("change", [lambda sealed: sealed[:-70_000], lambda sealed: sealed + b"more", lambda _: b""])
def test_a_shorter_or_longer_archive_is_found(
    made: Created, identity: x25519.Identity, data: DataDirectory, change: object
) -> None:
    made.path.write_bytes(change(made.path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(DamagedError, match=made.path.name):
        actions.verify(path=made.path, identity=identity, backups=data.backups)


def test_another_key_does_not_open_it(made: Created, data: DataDirectory) -> None:
    with pytest.raises(DamagedError, match="not its key"):
        actions.verify(path=made.path, identity=x25519.Identity.generate(), backups=data.backups)


def test_rows_that_are_missing_are_named(
    made: Created, identity: x25519.Identity, data: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = snapshot.take

    def one_row_too_many(folder: Path, *, using: str) -> snapshot.Snapshot:
        copy = taken(folder, using=using)
        copy.row_counts["auth_group"] += 1
        return copy

    monkeypatch.setattr(snapshot, "take", one_row_too_many)
    forged = actions.create(data=data, identity=identity)
    with pytest.raises(DamagedError, match="auth_group has 50 rows; the manifest says 51"):
        actions.verify(path=forged.path, identity=identity, backups=data.backups)


def forge(path: Path, identity: x25519.Identity, members: dict[str, bytes], promised: dict[str, Member]) -> None:
    """An archive that opens, but is not what its manifest says."""
    facts = Manifest("2026-02-28T00:00:00+00:00", "sqlite", "helpcentre.sqlite3", {}, False, {}, promised)

    def pack(packer: archive.Packer) -> None:
        for name, text in (members | {"manifest.json": facts.to_json()}).items():
            packer.add_stream(name, io.BytesIO(text), len(text))

    archive.write(path, identity.to_public(), pack)


def test_a_member_that_is_missing_extra_or_other_is_named(identity: x25519.Identity, data: DataDirectory) -> None:
    path = data.backups / catalogue.name_for(actions.now(), "00000000")
    for members, promised, named in (
        ({}, {"secret.key": Member(1, "0" * 64)}, "secret.key"),
        ({"files/aa/aa/extra": b"x"}, {}, "files/aa/aa/extra"),
        ({"secret.key": b"x"}, {"secret.key": Member(1, "0" * 64)}, "secret.key"),
        ({}, {}, "holds no database"),
    ):
        path.unlink(missing_ok=True)
        forge(path, identity, members, promised)
        with pytest.raises(DamagedError, match=named):
            actions.verify(path=path, identity=identity, backups=data.backups)


@pytest.mark.parametrize("name", ["../outside", "/etc/cron.d/outside", "files/../../outside"])
def test_a_member_never_leaves_its_folder(identity: x25519.Identity, data: DataDirectory, name: str) -> None:
    path = data.backups / "forged.tar.age"
    forge(path, identity, {name: b"x"}, {})
    with pytest.raises(DamagedError, match="never write"):
        actions.restore(path=path, identity=identity, to=data.root.parent / "restored")
    assert not list(data.root.parent.rglob("outside"))


def test_a_full_disk_is_told_as_such_and_not_as_damage(
    made: Created, identity: x25519.Identity, data: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(actions, "_save", full)
    with pytest.raises(OSError, match="No space left"):
        actions.verify(path=made.path, identity=identity, backups=data.backups)


def test_without_a_backup_there_is_nothing_to_verify(data: DataDirectory) -> None:
    with pytest.raises(BackupError, match="no backup"):
        catalogue.find(data.backups, None)
    with pytest.raises(BackupError, match="no backup of-last-year"):
        catalogue.find(data.backups, "of-last-year")
