"""clamd, asked over its socket: the commands PING and INSTREAM of clamd(8), in their NUL-ended form."""

import re
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import BinaryIO

from helpcentre.base.files.scanning import ScannerAwayError, TooLargeToScanError

CONNECT = 3.0  # seconds
ANSWER = 20.0  # seconds between two signs of life
WHOLE = 60.0  # seconds for a file: somebody waits for the answer
#: What every scanner calls a virus and is none, in two halves, so that none calls this file so.
TEST_FILE = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_PIECE = 256 * 1024  # bytes
_LONGEST_REPLY = 4096  # bytes
_HOST = re.compile(r"(?:\[([0-9a-fA-F:]{2,45})\]|([A-Za-z0-9._-]{1,253})):([0-9]{1,5})")


class BadClamdAddress(ValueError):  # noqa: N818 - named as what it finds
    """``HELPCENTRE_CLAMD`` cannot be understood."""


def make(address: str) -> "Clamd":
    """``/run/clamav/clamd.ctl`` or ``host:3310``. Raises BadClamdAddress."""
    if address.startswith("/") and "\0" not in address:
        return Clamd(address)
    match = _HOST.fullmatch(address)
    if match is None or not 0 < int(match[3]) < 65536:
        raise BadClamdAddress("HELPCENTRE_CLAMD must be a path like /run/clamav/clamd.ctl or host:port")
    return Clamd((match[1] or match[2], int(match[3])))


class Clamd:
    def __init__(self, place: str | tuple[str, int]) -> None:
        self.place = place

    def is_here(self) -> bool:
        try:
            with self._asked(b"PING") as line:
                return _reply(line) == "PONG"
        except (OSError, ScannerAwayError):
            return False

    def is_infected(self, stream: BinaryIO) -> bool:
        """Each piece goes after its length in four bytes; a length of none ends the file."""
        hung_up = False
        try:
            with self._asked(b"INSTREAM") as line:
                try:
                    until = time.monotonic() + WHOLE
                    while piece := stream.read(_PIECE):
                        if time.monotonic() > until:
                            raise ScannerAwayError("it is too slow")
                        line.sendall(struct.pack("!I", len(piece)) + piece)
                    line.sendall(struct.pack("!I", 0))
                except (BrokenPipeError, ConnectionResetError):
                    hung_up = True  # it does on what is too large, and says so first
                said = _last_words(line) if hung_up else _reply(line)
        except OSError as error:
            raise ScannerAwayError(type(error).__name__) from error
        if said == "stream: OK":
            return False
        if said.startswith(("INSTREAM size limit exceeded", "stream: Heuristics.Limits.Exceeded")):
            raise TooLargeToScanError  # StreamMaxLength, or AlertExceedsMax says that it left out a part
        if said.startswith("stream: ") and said.endswith(" FOUND"):
            return True
        if hung_up and not said and self.is_here():
            raise TooLargeToScanError  # a network may lose the last words of who hangs up
        raise ScannerAwayError("it would not look")

    @contextmanager
    def _asked(self, command: bytes) -> Iterator[socket.socket]:
        with closing(self._connected()) as line:
            line.settimeout(ANSWER)
            line.sendall(b"z" + command + b"\0")
            yield line

    def _connected(self) -> socket.socket:
        if not isinstance(self.place, str):
            return socket.create_connection(self.place, timeout=CONNECT)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.settimeout(CONNECT)
            line.connect(self.place)
        except OSError:
            line.close()
            raise
        return line


def _last_words(line: socket.socket) -> str:
    try:
        return _reply(line)
    except ConnectionError:
        return ""


def _reply(line: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < _LONGEST_REPLY:
        piece = line.recv(1024)
        if not piece:
            break
        said += piece
    return said.partition(b"\0")[0].decode("utf-8", "replace").strip()
