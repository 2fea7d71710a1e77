"""Files in a folder of this machine."""

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from helpcentre.base.core.private_file import sync_folder
from helpcentre.base.files.contract import FileTooLargeError, StoredName, Written
from helpcentre.base.files.names import is_name, place, random_name

CHUNK = 256 * 1024  # bytes
INCOMING = "incoming"


class LocalFileStore:
    """A ``FileStore`` under ``root``, made when first needed, readable by this user only.

    1. The bytes go to a new file in ``incoming/`` and are fsynced.
    2. It is renamed to its place, so a name either has all its bytes or does not exist.
    3. The folder of that place is fsynced (and each new folder's parent), so the name survives a power cut.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, stream: BinaryIO, *, limit: int | None = None) -> Written:
        name = random_name()
        incoming = self._root / INCOMING / name
        _make_folder(incoming.parent)
        descriptor = os.open(incoming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                size, sha256 = _copy(stream, file, limit)
                file.flush()
                os.fsync(file.fileno())
            target = self._path(name)
            _make_folder(target.parent)
            incoming.rename(target)
        except BaseException:
            incoming.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
        return Written(name, size, sha256)

    def open(self, name: str) -> BinaryIO:
        return self._path(name).open("rb")

    def exists(self, name: str) -> bool:
        return self._path(name).is_file()

    def delete(self, name: str) -> bool:
        path = self._path(name)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        sync_folder(path.parent)
        return True

    def names(self) -> Iterator[StoredName]:
        for path in self._root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
            if is_name(path.name):
                try:
                    yield StoredName(path.name, _modified_at(path))
                except FileNotFoundError:
                    continue  # deleted while we looked

    def sweep_unfinished(self, older_than: datetime) -> int:
        removed = 0
        for path in (self._root / INCOMING).glob("*"):
            try:
                if _modified_at(path) < older_than:
                    path.unlink()
                    removed += 1
            except FileNotFoundError:
                continue  # it has just been finished
        return removed

    def _path(self, name: str) -> Path:
        return self._root / place(name)


def _copy(source: BinaryIO, target: BinaryIO, limit: int | None) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            raise FileTooLargeError(f"more than {limit} bytes")
        digest.update(chunk)
        target.write(chunk)
    return size, digest.hexdigest()


def _modified_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
