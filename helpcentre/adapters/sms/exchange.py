"""One POST to a carrier, and what became of it."""

import http.client
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

from helpcentre.base.outbound.transports import TemporaryRefusal

TIME = 15  # seconds for each step
_MOST = 65_536  # bytes of an answer that are read
_HERE = {"127.0.0.1", "localhost", "::1"}


class UnansweredError(Exception):
    """It was handed over and nothing came back: whether it left is not known."""


def is_safe(scheme: str, host: str) -> bool:
    """Keys and numbers travel encrypted, or not at all off this machine."""
    return scheme == "https" or (scheme == "http" and host in _HERE)


def post(url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    """Status and beginning of the answer; redirects are not followed. Raises TemporaryRefusal, UnansweredError."""
    parts = urlsplit(url)
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=TIME, context=context)
    else:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIME)
    try:
        try:
            connection.connect()
        except OSError as fault:
            raise TemporaryRefusal(type(fault).__name__) from None
        try:
            connection.request("POST", parts.path or "/", body, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read(_MOST)
        except (OSError, http.client.HTTPException) as fault:
            raise UnansweredError(type(fault).__name__) from None
    finally:
        connection.close()
