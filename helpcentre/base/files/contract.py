"""What every store of files can do, whatever it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol


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
