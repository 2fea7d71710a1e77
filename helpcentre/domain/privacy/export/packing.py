"""Putting what was read into a ZIP, piece by piece, and saying what exactly it then is."""

import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from helpcentre.base.core import clock
from helpcentre.base.files import store
from helpcentre.domain.privacy.export.spool import Spool

_PIECE = 256 * 1024  # bytes of a file in memory
_PACKED = (".webp", ".zip", ".gz", ".m4a", ".mp4", ".ogg", ".opus", ".mp3", ".webm", ".docx", ".xlsx", ".7z", ".pdf")


@contextmanager
def workspace(parent: Path) -> Iterator[Path]:
    """A folder in ``parent`` for as long as something is made."""
    folder = Path(tempfile.mkdtemp(prefix="making-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_files(archive: zipfile.ZipFile, spool: Spool, *, under: str = "") -> tuple[int, list[str]]:
    """Every file that the rows name: how many were copied, and the places of those that the store has not."""
    copied, missing = 0, []
    for line in spool.lines():
        for stored_name, size, place in line.get("files", {}).values():
            try:
                source = store.current().open(stored_name)
            except FileNotFoundError:
                missing.append(place)
                continue
            stored = place.lower().endswith(_PACKED)
            with source, member(archive, under + place, size=size, packed=not stored) as out:
                shutil.copyfileobj(source, out, _PIECE)
            copied += 1
    return copied, missing


@contextmanager
def member(archive: zipfile.ZipFile, name: str, *, size: int = 0, packed: bool = True) -> Iterator[IO[bytes]]:
    """One file of the archive, to be written to."""
    facts = zipfile.ZipInfo(name, date_time=clock.now().timetuple()[:6])
    facts.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    facts.external_attr = 0o600 << 16
    facts.file_size = size
    with archive.open(facts, "w", force_zip64=True) as out:
        yield out


def sealed(path: Path) -> tuple[int, str]:
    """Bytes and SHA-256 of a file that is whole, once it is on the disk."""
    digest = hashlib.sha256()
    with path.open("rb+") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
        os.fsync(file.fileno())
        return file.tell(), digest.hexdigest()
