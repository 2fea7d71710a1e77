"""The stage: one demo data directory in which people have done everything that a promise speaks of."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote_plus

import django

from bench.server import Server
from tests.server import prepared

#: What only an operator knows; with it the policy is whole and the contact page names a way.
HOUSE = {
    "DJANGO_SETTINGS_MODULE": "helpcentre.config.settings",
    "HELPCENTRE_CONTROLLER": "Duka Stage Ltd",
    "HELPCENTRE_SUPPORT_EMAIL": "help@duka.example",
    "HELPCENTRE_PRIVACY_EMAIL": "privacy@duka.example",
    "HELPCENTRE_LIMITS": "off",
    "HELPCENTRE_UNDO_SECONDS": "0",
}
_SEARCHES = 25  # enough that a tally of none is no accident
_PATIENCE = 60.0  # seconds for what the worker does in its own time


@contextmanager
def serving(root: Path, port: int) -> Iterator[Server]:
    """The real server on ``root``, at the address that the stage was made with."""
    server = Server(root)
    server.port = port
    with server:
        yield server


def prepare(root: Path) -> None:
    """An empty data directory that may become a demo, with tables from the database that tests keep, where it fits."""
    django.setup()
    prepared(root)
    (root / "demo").touch()


def play(server: Server) -> None:
    """Let people come: readers at the door of the server, the rest by their actions."""
    client = server.client()
    for number in range(_SEARCHES):
        client.get(f"/en/search/?q={quote_plus(f'receipt {number} printer')}")
        client.get("/sw/search/?q=hakuna" + "xyz"[number % 3] * (number % 7 + 2))
    environment = {**os.environ, "HELPCENTRE_DATA": str(server.data), "HELPCENTRE_URL": server.client().origin}
    subprocess.run([sys.executable, "-m", "bench.sabotage.journey"], env=environment, check=True)
    began = time.monotonic()
    server.settle(_PATIENCE)
    time.sleep(max(0.0, 15.0 - (time.monotonic() - began)))  # searches are written down a while after they were asked
