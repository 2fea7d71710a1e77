"""Making, proving and restoring a backup of one data directory.

In the archive: the database, every stored file, the signing key (so that links and sessions given out still
work; the archive is encrypted) and a manifest. Not in it: the backup key, mails in the outbox, other backups.
"""

import io
import os
import platform
import secrets
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import IO

import django
from django.db import DEFAULT_DB_ALIAS
from pyrage import x25519

from helpcentre.base.backups import archive, catalogue, manifest, restored, snapshot
from helpcentre.base.backups.copies import Snapshot
from helpcentre.base.backups.errors import BackupError, DamagedError
from helpcentre.base.backups.manifest import Manifest
from helpcentre.base.backups.workspace import workspace
from helpcentre.base.core.clock import now
from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.base.core.private_file import sync_folder

MAX_MANIFEST = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Created:
    path: Path
    manifest: Manifest


def create(*, data: DataDirectory, identity: x25519.Identity, using: str = DEFAULT_DB_ALIAS) -> Created:
    """One encrypted archive in the backups folder, while the server goes on. Raises ``BackupError``.

    The database is copied first, then the files: a file may be newer than the copy, which harms nothing, but
    a row's file is missing only if it was deleted in between.
    """
    moment = now()
    with workspace(data.backups) as folder:
        copy = snapshot.take(folder, using=using)
        facts = Manifest(
            created_at=moment.isoformat(),
            engine=copy.engine,
            database=copy.path.name,
            row_counts=copy.row_counts,
            has_secret_key=data.secret_key.is_file(),
            versions=_versions(copy),
        )

        def pack(packer: archive.Packer) -> None:
            packer.add(copy.path.name, copy.path)
            if facts.has_secret_key:
                packer.add(data.secret_key.name, data.secret_key)
            for path in sorted(_stored_files(data.files)):
                try:
                    packer.add(f"files/{path.relative_to(data.files)}", path)
                except FileNotFoundError:
                    continue  # deleted since it was listed
            facts.members.update(packer.members)
            text = facts.to_json()
            packer.add_stream(manifest.NAME, io.BytesIO(text), len(text))

        path = data.backups / catalogue.name_for(moment, secrets.token_hex(4))
        archive.write(path, identity.to_public(), pack)
    return Created(path, facts)


def verify(*, path: Path, identity: x25519.Identity, backups: Path) -> Manifest:
    """Read the archive to its last byte, compare every hash, open the database and count its rows.

    ``backups`` is where the copy of the database may lie meanwhile. Raises ``DamagedError`` naming what is wrong.
    """
    with workspace(backups) as folder:

        def take(name: str, stream: IO[bytes]) -> None:
            if "/" not in name:
                _save(stream, folder / name)

        facts = _unpack(path, identity, take, folder)
        snapshot.check(facts.engine, folder / facts.database, facts.row_counts)
    return facts


def restore(*, path: Path, identity: x25519.Identity, to: Path) -> Manifest:
    """Make ``to`` a data directory from the archive: whole and proved, or not at all.

    Raises ``BackupError`` when ``to`` holds anything, ``DamagedError`` as ``verify`` does. A PostgreSQL
    database is left there as a dump for pg_restore.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise BackupError(f"{to} is not empty. Restore into a new folder.")
    to.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{to.name}-", dir=to.parent))
    try:
        facts = _unpack(path, identity, lambda name, stream: _save(stream, folder / name), folder)
        snapshot.check(facts.engine, folder / facts.database, facts.row_counts)
        (folder / manifest.NAME).unlink()
        restored.mark(DataDirectory(folder), path.name, facts)
        DataDirectory(folder).files.mkdir(mode=0o700, exist_ok=True)
        os.sync()  # the folders too
        folder.rename(to)  # replaces an empty folder only
        sync_folder(to.parent)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return facts


def _unpack(path: Path, identity: x25519.Identity, take: Callable[[str, IO[bytes]], None], folder: Path) -> Manifest:
    """Read everything and hold it against the manifest, which ``take`` has saved in ``folder``."""
    found = archive.read(path, identity, take)
    if manifest.NAME not in found:
        raise DamagedError(f"{path.name} has no manifest: it is not a whole backup.")
    if found.pop(manifest.NAME).size > MAX_MANIFEST:
        raise DamagedError(f"The manifest of {path.name} is too large to be one.")
    try:
        facts = manifest.from_json((folder / manifest.NAME).read_bytes())
    except ValueError as error:
        raise DamagedError(f"The manifest of {path.name} cannot be read: {error}.") from error
    for name in sorted(facts.members.keys() | found.keys()):
        if facts.members.get(name) != found.get(name):
            raise DamagedError(f"{name} in {path.name} is not what the manifest says.")
    if facts.database not in found or facts.engine not in ("sqlite", "postgresql"):
        raise DamagedError(f"{path.name} holds no database.")
    return facts


def _save(stream: IO[bytes], target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        while chunk := stream.read(archive.CHUNK):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _stored_files(root: Path) -> list[Path]:
    """What is finished: not the unfinished writings in ``incoming``."""
    return [path for path in root.glob("??/??/*") if path.is_file() and not path.is_symlink()]


def _versions(copy: Snapshot) -> dict[str, str]:
    try:
        ours = metadata.version("helpcentre")
    except metadata.PackageNotFoundError:
        ours = "not installed"
    return {
        "helpcentre": ours,
        "django": django.get_version(),
        "python": platform.python_version(),
        copy.engine: copy.version,
    }
