"""A database of its own for the tests of the SQLite back end: file, threads and processes are all real."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections

SHOP = "shop"
REPOSITORY = Path(__file__).resolve().parents[4]


@pytest.fixture
def shop(tmp_path: Path, django_db_blocker: pytest.FixtureRequest) -> Iterator[Path]:
    """A fresh SQLite file known to Django as ``shop``, with one table; a connection for each thread."""
    path = tmp_path / "shop.sqlite3"
    default = connections.settings["default"]
    connections.settings[SHOP] = default | {
        "ENGINE": "helpcentre.base.core.database.sqlite",
        "NAME": str(path),
        "OPTIONS": {"timeout": 15},
    }
    with django_db_blocker.unblock():
        with connections[SHOP].cursor() as cursor:
            cursor.execute("CREATE TABLE sale (id INTEGER PRIMARY KEY, seller TEXT, number INTEGER)")
        yield path
        connections[SHOP].close()
    del connections[SHOP]
    del connections.settings[SHOP]


@pytest.fixture
def start_writer(shop: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts ``writer_process.py`` on the shop's database; whatever still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        script = Path(__file__).with_name("writer_process.py")
        process = subprocess.Popen(
            [sys.executable, str(script), str(shop), *arguments],
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
