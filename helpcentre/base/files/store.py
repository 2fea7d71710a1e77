"""Where the bytes of files live, behind one interface."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class FileTooLargeError(Exception):
    """The stream held more bytes than the caller allows. Nothing of it was kept."""


@dataclass(frozen=True)
class Written:
    """Bytes that are safely in the store: their name, their number and their SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class StoredName:
    name: str
    modified_at: datetime


class FileStore(Protocol):
    """Names are given by the store (``names.py``). A name that is not one raises ``ValueError``."""

    def put(self, stream: BinaryIO, *, limit: int | None = None) -> Written:
        """Keep the bytes of ``stream``, durably, before returning. Raises ``FileTooLargeError`` past ``limit``
        bytes."""

    def open(self, name: str) -> BinaryIO:
        """The bytes, to be closed by the caller. Raises ``FileNotFoundError``."""

    def exists(self, name: str) -> bool: ...

    def delete(self, name: str) -> bool:
        """Whether there was something to delete."""

    def names(self) -> Iterator[StoredName]:
        """Everything in the store, in no order."""

    def sweep_unfinished(self, older_than: datetime) -> int:
        """Remove what interrupted ``put`` calls left behind; the number removed."""


def current() -> FileStore:
    """The store that ``STORAGE_URL`` names; the ``files`` folder of the data directory when it names none.

    Raises ``ImproperlyConfigured`` for a kind of store that is not built.
    """
    from helpcentre.base.files.local import LocalFileStore

    url = urlsplit(getattr(settings, "STORAGE_URL", ""))
    if not url.scheme and not url.path:
        return LocalFileStore(settings.DATA.files)
    if url.scheme == "file" and not url.netloc and url.path.startswith("/"):
        return LocalFileStore(Path(unquote(url.path)))
    raise ImproperlyConfigured(
        f"STORAGE_URL: storage of the kind {url.scheme or url.path!r} is not built yet; "
        "leave it empty for the data directory or write file:///an/absolute/folder"
    )
