"""A real server for tests: ``helpcentre up`` as a process of its own, on a loopback port."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from pysqlite3 import dbapi2

from tests.ports import free_port

PROJECT = Path(__file__).resolve().parent.parent


class StartError(Exception):
    """The server ended, or did not answer in time; the message holds what it printed."""


class RunningServer:
    """Start, stop and kill one server. As a context manager it starts, and at the end kills what still runs.

    ``settings`` may name another settings module, ``environment`` more variables, ``arguments`` more words for ``up``.
    """

    def __init__(
        self,
        data_dir: Path,
        port: int = 0,
        *,
        settings: str = "helpcentre.config.settings",
        environment: dict[str, str] | None = None,
        arguments: tuple[str, ...] = (),
    ) -> None:
        self.data_dir = data_dir
        self.port = port or free_port()
        # Never the database of whoever runs the tests, unless it is named in ``environment``.
        self.environment = {
            **{name: held for name, held in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": settings,
            "HELPCENTRE_DATA": str(data_dir),
            "HELPCENTRE_URL": f"http://localhost:{self.port}",
            "HELPCENTRE_UNDO_SECONDS": "0",
            **(environment or {}),
        }
        self.arguments = arguments
        self.process: subprocess.Popen[bytes] | None = None
        self._output = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the server
        self._said = 0  # how much of the output belongs to earlier starts

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def output(self) -> str:
        """Everything printed so far, over all starts."""
        self._output.seek(0)
        return self._output.read().decode(errors="replace")

    def launch(self) -> None:
        """Start the process without waiting for anything."""
        self._said = len(self.output)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "helpcentre", "up", "--port", str(self.port), *self.arguments],
            env=self.environment,
            cwd=PROJECT,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def start(self, seconds: float = 150.0) -> "RunningServer":
        """Start and wait until it answers. Raises StartError."""
        self.launch()
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                raise StartError(self.output)
            if self._answers():
                return self
            time.sleep(0.05)
        self.kill()
        raise StartError(f"no answer in {seconds} s\n{self.output}")

    def _answers(self) -> bool:
        if "Ctrl-C stops it" not in self.output[self._said :]:
            return False  # whoever answers on this port is not this server
        try:
            with urllib.request.urlopen(self.url("/healthz"), timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self, number: int = signal.SIGTERM, seconds: float = 20.0) -> float:
        """Ask it to stop and wait; how long that took. Raises TimeoutExpired."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(seconds)
        return time.monotonic() - began

    def kill(self) -> None:
        """``kill -9``, at whatever moment this is."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)

    def __enter__(self) -> "RunningServer":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._output.close()


@cache
def _template() -> Path:
    """A data directory with every table, made once per test run."""
    from tests import prepared as kept

    root = Path(tempfile.mkdtemp(prefix="helpcentre-template-")) / "data"
    root.mkdir(mode=0o700)
    kept.put(root / "helpcentre.sqlite3")
    environment = {**os.environ, "HELPCENTRE_DATA": str(root), "DJANGO_SETTINGS_MODULE": "helpcentre.config.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "helpcentre", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, cwd=PROJECT, check=True)
    _look_at_no_promise(root / "helpcentre.sqlite3")
    return root


def _look_at_no_promise(database: Path) -> None:
    """Take the slots of the hourly look at every promise: it costs each server ten seconds of CPU when it is new."""
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0, tzinfo=None)
    taken = [("promises.measure", str(hour + timedelta(hours=ahead)), str(hour)) for ahead in range(3)]
    with closing(dbapi2.connect(str(database))) as connection, connection:
        connection.executemany("INSERT INTO jobs_periodicrun (name, slot, finished_at) VALUES (?, ?, ?)", taken)


def prepared(data_dir: Path) -> Path:
    """Make ``data_dir`` a data directory with every table and nothing in them, in a fraction of the usual time."""
    shutil.copytree(_template(), data_dir)
    return data_dir
