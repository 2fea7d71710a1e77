"""One writer at a time: across the threads of this process and across processes on one data directory.

SQLite lets one connection write and makes the others poll. Sixteen polling writers waited up to 4.2 s for
each other; queueing on this lock they waited 0.25 s. Threads queue on a ``threading.Lock``; processes on two
files beside the database, locked with flock(2), which the kernel frees however a process dies:

1. A writer locks the *turn* file. A process that waits for the write lock keeps the turn.
2. Holding the turn, it locks the *write* file, then lets the turn go.
3. A busy server that has just committed needs the turn again before its next write, so a worker or a command
   that waits gets in between. Without the turn the server, which never sleeps, would win every race.

The files stay empty. Their names are the database's with ``-write.lock`` and ``-write.turn`` added.
"""

import fcntl
import os
import threading
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit


class WriteLock:
    """A lock over threads and, when ``database`` names a file, over processes. Not re-entrant."""

    def __init__(self, database: Path | None) -> None:
        self._threads = threading.Lock()
        self._write_file = database and database.with_name(f"{database.name}-write.lock")
        self._turn_file = database and database.with_name(f"{database.name}-write.turn")
        self._descriptor: int | None = None

    def acquire(self, timeout: float) -> None:
        """Take the lock, waiting up to ``timeout`` seconds. Raises ``TimeoutError``, or ``OSError`` when the
        lock files cannot be made."""
        deadline = time.monotonic() + timeout
        if not self._threads.acquire(timeout=max(timeout, 0)):
            raise TimeoutError(f"another thread has been writing for {timeout:g} s")
        try:
            self._descriptor = self._lock_files(deadline)
        except BaseException:
            self._threads.release()
            raise

    def release(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        try:
            if descriptor is not None:
                os.close(descriptor)  # closing the only descriptor frees the flock
        finally:
            self._threads.release()

    def forget(self) -> None:
        """For a forked child: the parent's lock is not ours, and our copy must not keep it alive."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
        self._threads = threading.Lock()

    def _lock_files(self, deadline: float) -> int | None:
        if self._write_file is None or self._turn_file is None:
            return None
        turn = _flock(self._turn_file, deadline)
        try:
            return _flock(self._write_file, deadline)
        finally:
            os.close(turn)


def _flock(path: Path, deadline: float) -> int:
    """Lock ``path`` and return its descriptor. Polls, because flock(2) knows no time-out."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    pause = 0.0002
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise TimeoutError("another process is writing") from None
                time.sleep(pause)
                pause = min(pause * 1.5, 0.002)
            else:
                return descriptor
    except BaseException:
        os.close(descriptor)
        raise


_locks: dict[str, WriteLock] = {}
_registry = threading.Lock()


def lock_for(database_name: str, *, in_memory: bool) -> WriteLock:
    """The lock every connection of this process to ``database_name`` (a path or an SQLite URI) shares."""
    if database_name == ":memory:":
        return WriteLock(None)  # private to its connection
    if in_memory:
        key, path = database_name, None
    else:
        path = _path_of(database_name).resolve()
        key = str(path)
    with _registry:
        if key not in _locks:
            _locks[key] = WriteLock(path)
        return _locks[key]


def _path_of(database_name: str) -> Path:
    if database_name.startswith("file:"):
        return Path(unquote(urlsplit(database_name).path))
    return Path(database_name)


def _after_fork() -> None:
    global _registry  # noqa: PLW0603 - the parent's may be locked for ever in the child
    _registry = threading.Lock()
    for lock in _locks.values():
        lock.forget()


os.register_at_fork(after_in_child=_after_fork)
