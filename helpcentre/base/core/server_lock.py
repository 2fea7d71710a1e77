"""One server on one data directory: the second ``helpcentre up`` is refused and told where the first one is."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType


@dataclass(frozen=True)
class Holder:
    """The running server. Both are ``None`` in the instant between its taking the lock and saying its name."""

    pid: int | None
    address: str | None


class AlreadyRunningError(Exception):
    """Another server holds the data directory; ``holder`` says which."""

    def __init__(self, holder: Holder) -> None:
        self.holder = holder
        super().__init__(f"a server is already running (process {holder.pid}, {holder.address})")


class ServerLock:
    """Held by flock(2) on a file that carries the process id and the address, a line each.

    The kernel frees it when the process dies, however it dies. The file itself stays: removing it would let
    two servers lock two different files of the same name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self, address: str) -> None:
        """Raises ``AlreadyRunningError`` at once when another process, or another lock of this one, holds it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read(descriptor)
            os.close(descriptor)
            raise AlreadyRunningError(holder) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n{address}\n".encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Does nothing when it is not held."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.ftruncate(descriptor, 0)
            os.close(descriptor)

    def holder(self) -> Holder | None:
        """The server that runs on this data directory, or ``None``: how a command finds it."""
        try:
            descriptor = os.open(self._path, os.O_RDWR)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read(descriptor)
        else:
            return None
        finally:
            os.close(descriptor)

    def __enter__(self) -> "ServerLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _read(descriptor: int) -> Holder:
    lines = os.pread(descriptor, 1000, 0).decode(errors="replace").splitlines()
    if len(lines) < 2 or not lines[0].isdigit():
        return Holder(None, None)
    return Holder(int(lines[0]), lines[1])
