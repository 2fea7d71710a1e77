"""A second server on the same data directory is refused, by name; a killed one is no obstacle."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from helpcentre.base.core.server_lock import AlreadyRunningError, Holder, ServerLock
from helpcentre.base.core.tests.conftest import REPOSITORY

ADDRESS = "http://localhost:8000"
HOLD = """
import sys, time
from pathlib import Path
from helpcentre.base.core.server_lock import ServerLock
ServerLock(Path(sys.argv[1])).acquire("http://localhost:8000")
print("up", flush=True)
time.sleep(600)
"""


def test_a_second_server_is_refused_and_told_who_is_there(tmp_path: Path) -> None:
    first, second = ServerLock(tmp_path / "server.lock"), ServerLock(tmp_path / "server.lock")
    first.acquire(ADDRESS)
    with pytest.raises(AlreadyRunningError, match=f"process {os.getpid()}, {ADDRESS}") as refusal:
        second.acquire("http://localhost:9000")
    assert refusal.value.holder == Holder(os.getpid(), ADDRESS)
    assert second.holder() == Holder(os.getpid(), ADDRESS)
    first.release()
    first.release()
    with second:
        second.acquire("http://localhost:9000")
    assert second.holder() is None


def test_nobody_holds_a_directory_that_never_had_a_server(tmp_path: Path) -> None:
    assert ServerLock(tmp_path / "server.lock").holder() is None
    assert not (tmp_path / "server.lock").exists()


def test_a_shorter_address_leaves_nothing_of_a_longer_one(tmp_path: Path) -> None:
    lock = ServerLock(tmp_path / "server.lock")
    (tmp_path / "server.lock").write_text("99999999\nhttp://a-very-long-name.example:65535\nrest\n")
    lock.acquire("http://[::1]:1")
    assert (tmp_path / "server.lock").read_text() == f"{os.getpid()}\nhttp://[::1]:1\n"
    lock.release()


def test_a_killed_server_frees_its_directory(tmp_path: Path) -> None:
    path = tmp_path / "server.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env={"PYTHONPATH": str(REPOSITORY)},
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "up\n"
        lock = ServerLock(path)
        with pytest.raises(AlreadyRunningError) as refusal:
            lock.acquire(ADDRESS)
        assert refusal.value.holder == Holder(server.pid, ADDRESS)
        os.kill(server.pid, signal.SIGKILL)
    lock.acquire(ADDRESS)
    lock.release()
