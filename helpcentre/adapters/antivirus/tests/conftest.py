"""A clamd on this machine: a real server, over TCP or a socket of Unix, that speaks PING and INSTREAM."""

import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from helpcentre.domain.tickets.tests.files import EICAR


@dataclass
class Clam:
    """``limit`` is its StreamMaxLength; ``silent`` hangs up without a word; ``seen`` is what it was shown."""

    address: str = ""
    limit: int = 1_000_000
    silent: bool = False
    seen: list[bytes] = field(default_factory=list)

    def answer(self, command: bytes, read: Callable[[int], bytes]) -> bytes:
        if self.silent:
            return b""
        if command == b"zPING":
            return b"PONG\0"
        data = b""
        while length := struct.unpack("!I", read(4))[0]:
            if len(data) + length > self.limit:
                return b"INSTREAM size limit exceeded. ERROR\0"
            data += read(length)
        self.seen.append(data)
        return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0"


def _served(clam: Clam, server_class: Any, place: Any) -> Iterator[Clam]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            command = b""
            while not command.endswith(b"\0"):
                command += self.rfile.read(1)
            self.wfile.write(clam.answer(command[:-1], self.rfile.read))

    with server_class(place, Handler) as server:
        if isinstance(server.server_address, tuple):
            clam.address = f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield clam
        server.shutdown()
        thread.join()


@pytest.fixture
def clam() -> Iterator[Clam]:
    """Over TCP."""
    yield from _served(Clam(), socketserver.ThreadingTCPServer, ("127.0.0.1", 0))


@pytest.fixture
def clam_here(tmp_path: Path) -> Iterator[Clam]:
    """Over a socket of Unix."""
    path = str(tmp_path / "clamd.ctl")
    yield from _served(Clam(path), socketserver.ThreadingUnixStreamServer, path)
