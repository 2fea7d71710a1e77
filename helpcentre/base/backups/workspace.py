"""A private folder for the plain copy of the database that making or proving a backup needs for a while."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpcentre.base.backups.errors import BackupError

_PREFIX = ".work-"


@contextmanager
def workspace(backups: Path) -> Iterator[Path]:
    """One at a time: holding the lock, whatever an earlier run left when it was killed can be removed.
    Raises ``BackupError`` when another backup or verification runs."""
    backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(backups / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError("Another backup or verification is running.") from None
        for left in backups.glob(f"{_PREFIX}*"):
            shutil.rmtree(left)
        for left in backups.glob("*.partial"):
            left.unlink()
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=backups))  # mode 0700
        try:
            yield folder
        finally:
            shutil.rmtree(folder)
    finally:
        os.close(lock)
