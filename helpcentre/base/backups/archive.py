"""An archive: a tar of members, encrypted with age, written and read as a stream.

Nothing is held in memory and the plain tar is never on the disk: one thread packs into a pipe while this one
encrypts out of it, and the other way round for reading. age authenticates every 64 KiB, so no byte that was
changed, added or cut off is ever handed on.
"""

import hashlib
import os
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pyrage
from pyrage import x25519

from helpcentre.base.backups.errors import DamagedError
from helpcentre.base.backups.manifest import Member
from helpcentre.base.core.private_file import sync_folder

CHUNK = 256 * 1024  # bytes


class Packer:
    """Adds members to the tar and remembers their hashes."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, Member] = {}

    def add(self, name: str, path: Path) -> None:
        """Raises ``FileNotFoundError`` when the file is gone before its first byte was read."""
        with path.open("rb") as file:
            self.add_stream(name, file, os.fstat(file.fileno()).st_size)

    def add_stream(self, name: str, stream: IO[bytes], size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size = size
        entry.mode = 0o600
        reader = _HashingReader(stream)
        self._tar.addfile(entry, reader)
        self._tar.members = []  # type: ignore[attr-defined]  # or it would remember each
        self.members[name] = Member(size, reader.digest.hexdigest())


class _HashingReader:
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size)
        self.digest.update(chunk)
        return chunk


def write(path: Path, recipient: x25519.Recipient, pack: Callable[[Packer], None]) -> None:
    """Make the archive ``path`` of what ``pack`` adds: whole and on the disk, or not there at all.

    ``pack`` runs in another thread: it may read files, not the database.
    """
    partial = path.with_name(f"{path.name}.partial")
    descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as target:
            plain, pipe = _pipe()

            def work() -> None:
                with pipe, tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                    pack(Packer(tar))

            with _Task(work), plain:
                pyrage.encrypt_io(plain, target, [recipient])
            target.flush()
            os.fsync(target.fileno())
        partial.rename(path)
        sync_folder(path.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def read(path: Path, identity: x25519.Identity, take: Callable[[str, IO[bytes]], None]) -> dict[str, Member]:
    """Hand every member to ``take(name, stream)``; return what was really read of each.

    Raises ``DamagedError`` that names the archive and the place from which it cannot be trusted, also when the
    key does not fit. Whatever ``take`` was given until then was as it had been written.
    """
    members: dict[str, Member] = {}
    where = "the beginning"
    plain, pipe = _pipe()

    def work() -> None:
        with pipe, path.open("rb") as source:
            pyrage.decrypt_io(source, pipe, [identity])

    try:
        with _Task(work), plain, tarfile.open(fileobj=plain, mode="r|") as tar:
            while (entry := tar.next()) is not None:
                tar.members = []  # type: ignore[attr-defined]  # or it would remember each
                where = _checked(entry)
                stream = tar.extractfile(entry)
                assert stream is not None
                reader = _HashingReader(stream)
                take(where, reader)  # type: ignore[arg-type]  # only read() is offered
                while reader.read(CHUNK):
                    pass
                members[where] = Member(entry.size, reader.digest.hexdigest())
            where = "the end"
            while plain.read(CHUNK):  # up to the last byte, or its damage would go unseen
                pass
    except pyrage.DecryptError as error:
        raise DamagedError(
            f"{path.name} cannot be opened: this is not its key, or its first bytes are damaged ({error})."
        ) from error
    except (tarfile.TarError, _UntrustedError) as error:
        raise DamagedError(f"{path.name} is damaged at {where}: {error}.") from error
    return members


def _checked(entry: tarfile.TarInfo) -> str:
    parts = Path(entry.name).parts
    if not entry.isreg() or not parts or entry.name.startswith("/") or ".." in parts:
        raise _UntrustedError(f"it holds {entry.name!r}, which we never write")
    return entry.name


class _UntrustedError(Exception):
    """What came out of the archive is not what goes into one."""


class _Task(threading.Thread):
    """The other end of the pipe. Leaving the ``with`` block waits for it and raises what went wrong there,
    which is the cause of whatever this end then complained about. A broken pipe is the other way round."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._work()
        except BrokenPipeError:
            pass
        except BaseException as error:
            self._error = error

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.join()
        if isinstance(self._error, OSError) and "decryption error" in str(self._error):
            raise _UntrustedError("its bytes have been changed") from self._error
        if self._error is not None and not (error and "Broken pipe" in str(self._error)):
            raise self._error


def _pipe() -> tuple[IO[bytes], IO[bytes]]:
    reading, writing = os.pipe()
    return os.fdopen(reading, "rb", CHUNK), os.fdopen(writing, "wb", CHUNK)
