"""``kill -9`` at any moment loses nothing that was acknowledged."""

import http.client
import random
import secrets
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bench.server import Client
from tests.server import RunningServer, prepared

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

KILLS = 20
WRITERS = 3


class Writer(threading.Thread):
    """A shopkeeper who never tires: sends a request, then adds to it, and remembers what was acknowledged."""

    def __init__(self, server: RunningServer) -> None:
        super().__init__(daemon=True)
        self.server = server
        self.stop = threading.Event()
        self.acknowledged: list[str] = []
        self.added: list[str] = []

    def run(self) -> None:
        while not self.stop.is_set():
            with suppress(OSError, http.client.HTTPException, StopIteration):
                self._write()
            time.sleep(0.02)

    def _write(self) -> None:
        client = Client(self.server.port)
        fields = client.form("/en/tickets/new/", "subject")
        word = f"canary{secrets.token_hex(6)}"
        given = {"subject": word, "message": "It stopped.", "name": "Njeri", "email": f"{word}@duka.example"}
        answer = client.post("/en/tickets/new/", fields | given | {"key": secrets.token_urlsafe(12)})
        if answer.status != 302:
            return
        self.acknowledged.append(word)
        done = answer.headers["Location"]
        reference = next((part for part in done.split("/") if part.startswith("DK-")), "")
        if not reference:
            return
        page = f"/en/tickets/{reference}/"
        reply = client.form(page, "message") | {"message": f"more {word}", "key": secrets.token_urlsafe(12)}
        if client.post(f"{page}reply/", reply).status == 302:
            self.added.append(word)


def test_twenty_kills_under_load_lose_no_acknowledged_ticket_or_message(tmp_path: Path) -> None:
    data = prepared(tmp_path / "data")
    server = RunningServer(data, environment={"HELPCENTRE_LIMITS": "off"})
    chance = random.Random(20)
    with server:
        writers = [Writer(server) for _ in range(WRITERS)]
        for writer in writers:
            writer.start()
        for _ in range(KILLS):
            _wait_for_one_more(writers)  # it serves and is written to: from here on it may die at any moment
            time.sleep(chance.random())
            server.kill()
            server.start()
        time.sleep(1)
        for writer in writers:
            writer.stop.set()
            writer.join(10)
        server.stop()
    subjects, bodies = _kept(data)
    acknowledged = [word for writer in writers for word in writer.acknowledged]
    added = [f"more {word}" for writer in writers for word in writer.added]
    assert len(added) >= KILLS
    assert set(acknowledged) <= subjects
    assert set(added) <= bodies


def _wait_for_one_more(writers: list[Writer], seconds: float = 60.0) -> None:
    """Until somebody's second message was acknowledged since this was called."""
    before = sum(len(writer.added) for writer in writers)
    deadline = time.monotonic() + seconds
    while sum(len(writer.added) for writer in writers) == before:
        assert time.monotonic() < deadline, "nobody could write"
        time.sleep(0.02)


def _kept(data: Path) -> tuple[set[str], set[str]]:
    from pysqlite3 import dbapi2

    connection = dbapi2.connect(str(data / "helpcentre.sqlite3"))
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    subjects = {row[0] for row in connection.execute("SELECT subject FROM tickets_ticket")}
    bodies = {row[0] for row in connection.execute("SELECT body FROM tickets_message")}
    connection.close()
    return subjects, bodies
