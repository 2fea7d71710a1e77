"""Files that arrive in pieces. The offset of an upload is the size of its file on the disk, so it survives whatever
ends the server; nothing else knows of an upload until it is whole and taken over."""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core import signing

from helpcentre.base.core.private_file import sync_folder
from helpcentre.base.files.names import is_name, random_name

LIFE = 86_400  # seconds after which what never became whole is swept away
_KEPT_FREE = 500_000_000  # bytes of the disk that uploads never take
_SALT = "helpcentre.files.incoming"
_SENDER = ".of"


@dataclass(frozen=True)
class Upload:
    """Leave to send ``length`` bytes under ``name``: a view of Django's gives its ``token``, the front executes it."""

    name: str
    length: int

    @property
    def token(self) -> str:
        return signing.dumps([self.name, self.length], salt=_SALT)

    @property
    def path(self) -> Path:
        return folder() / self.name


def folder() -> Path:
    return settings.DATA.uploads


def has_room(length: int) -> bool:
    """Whether the disk has room for ``length`` bytes more, and for everything else that is written on it."""
    return shutil.disk_usage(settings.DATA.root).free - length > _KEPT_FREE


def begin(length: int, *, person_id: int | None = None) -> Upload:
    """An upload of which nothing has come yet. When it is known who sends it, a small file beside it says so, so that
    what never became whole can be found with the person."""
    upload = Upload(random_name(), length)
    folder().mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(upload.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    if person_id is not None:
        _sender(upload).touch(mode=0o600)
        _sender(upload).write_text(str(person_id))
    sync_folder(folder())
    return upload


def of_person(person_id: int) -> list[Path]:
    """What is on its way from this person: the bytes, and the files that say whose they are."""
    found: list[Path] = []
    for path in folder().glob(f"*{_SENDER}"):
        try:
            if path.read_text().strip() == str(person_id):
                found += [path.with_suffix(""), path]
        except FileNotFoundError:
            continue
    return [path for path in found if path.exists()]


def hand_over(before: int, after: int) -> None:
    """What is on its way from the one is the other's: two records of one person were merged."""
    for path in of_person(before):
        if path.suffix == _SENDER:
            path.write_text(str(after))


def read(token: str) -> Upload | None:
    """The upload that was allowed; None when the leave is forged, broken or a day old."""
    try:
        name, length = signing.loads(token, salt=_SALT, max_age=LIFE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Upload(name, length) if is_name(str(name)) and isinstance(length, int) else None


def offset(upload: Upload) -> int:
    """How many bytes have come. Raises FileNotFoundError when it was taken over, given up or swept."""
    return upload.path.stat().st_size


def open_to_append(upload: Upload) -> BinaryIO:
    """Unbuffered, never created anew."""
    return os.fdopen(os.open(upload.path, os.O_WRONLY | os.O_APPEND), "wb", buffering=0)


def open_whole(upload: Upload) -> BinaryIO | None:
    """The file when all of it has come, else None. Raises FileNotFoundError."""
    return upload.path.open("rb") if offset(upload) == upload.length else None


def drop(upload: Upload) -> None:
    """It was taken over or given up."""
    upload.path.unlink(missing_ok=True)
    _sender(upload).unlink(missing_ok=True)


def _sender(upload: Upload) -> Path:
    return upload.path.with_suffix(_SENDER)


def sweep(older_than: datetime) -> int:
    """Remove uploads to which nothing was added since; the number removed."""
    removed = 0
    for path in folder().glob("*"):
        try:
            if path.stat().st_mtime < older_than.timestamp():
                path.unlink()
                removed += 1
        except FileNotFoundError:
            continue
    return removed
