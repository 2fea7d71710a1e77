"""Talking to a server in raw bytes, and reading its streams."""

import json
import socket
import subprocess
import sys
import time
from typing import Any

from tests.server import PROJECT, RunningServer

_RECORD = """
import sys, time
import django
django.setup()
from django.db import transaction
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.tickets.events import REPLY_SENT
for ticket in sys.argv[1:]:
    with transaction.atomic():
        made = log.record(REPLY_SENT, int(ticket), actor=Actor.system(), message=1)
    print(made.id, time.time(), flush=True)
"""


def record(server: RunningServer, *tickets: int) -> list[tuple[int, float]]:
    """Record a reply to each ticket in another process: ids of the events and the moments after their commits."""
    command = [sys.executable, "-c", _RECORD, *map(str, tickets)]
    done = subprocess.run(command, env=server.environment, cwd=PROJECT, check=True, capture_output=True, text=True)
    pairs = [line.split() for line in done.stdout.splitlines()]
    return [(int(number), float(moment)) for number, moment in pairs]


def connect(server: RunningServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=10)


def say(server: RunningServer, data: bytes) -> bytes:
    """Send ``data`` as it is and read until the server closes the connection."""
    with connect(server) as wire:
        wire.sendall(data)
        return read_to_end(wire)


def read_to_end(wire: socket.socket) -> bytes:
    pieces = []
    try:
        while piece := wire.recv(65536):
            pieces.append(piece)
    except ConnectionResetError:
        pass
    return b"".join(pieces)


class StreamReader:
    """One open stream, read frame by frame."""

    def __init__(self, server: RunningServer, path: str, *headers: str) -> None:
        self.wire = connect(server)
        lines = [f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", ""]
        self.wire.sendall("\r\n".join(lines).encode())
        self.text = ""
        self._until("\r\n\r\n")
        self.head, self.text = self.text.split("\r\n\r\n", 1)
        self._until("\n\n\r\n")  # the hello

    def _until(self, mark: str) -> None:
        while mark not in self.text:
            piece = self.wire.recv(65536)
            if not piece:
                raise EOFError(self.text)
            self.text += piece.decode()

    def next_event(self) -> tuple[dict[str, Any], float]:
        """The next event's data and the moment of its arrival."""
        while "data: " not in self.text or "\n\n" not in self.text.split("data: ", 1)[1]:
            self._until_more()
        data, self.text = self.text.split("data: ", 1)[1].split("\n\n", 1)
        return json.loads(data), time.time()

    def _until_more(self) -> None:
        piece = self.wire.recv(65536)
        if not piece:
            raise EOFError(self.text)
        self.text += piece.decode()

    def close(self) -> None:
        self.wire.close()
