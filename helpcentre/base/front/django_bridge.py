"""Django as WSGI, one request in one thread, its answer collected before anything is sent.

The body is complete before the thread starts and the answer is complete when it ends, so the speed of a telephone
never holds a thread, and one hop between loop and thread is enough.
"""

import contextlib
import io
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings

from helpcentre.base.core import courtesy
from helpcentre.base.front.asgi import Headers, Scope
from helpcentre.base.front.bodies import Body

WSGIApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_IN_MEMORY = 1_000_000
_JOINED_BY = {b"cookie": "; "}


@dataclass
class Reply:
    """Django's answer. ``large`` holds the body instead of ``body`` when it is over a megabyte."""

    status: int
    headers: Headers
    body: bytes
    large: IO[bytes] | None = None


def environ(scope: Scope, headers: Headers, body: Body | None) -> dict[str, Any]:
    """The WSGI environment (PEP 3333) of a request that has been checked (``requests.fault``)."""
    server, port = scope.get("server") or ("localhost", 80)
    made: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server,
        "SERVER_PORT": str(port or 0),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body.file if body else io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(body.size) if body else "",
    }
    if scope.get("client"):
        made["REMOTE_ADDR"] = scope["client"][0]
    for name, value in headers:
        _add_header(made, name, value.decode("latin1"))
    return made


def _add_header(made: dict[str, Any], name: bytes, value: str) -> None:
    if name in {b"content-length", b"transfer-encoding"}:
        return  # the body has been taken in: its true length stands already
    if name == b"content-type":
        made["CONTENT_TYPE"] = value
        return
    key = "HTTP_" + name.decode("latin1").upper().replace("-", "_")
    made[key] = made[key] + _JOINED_BY.get(name, ",") + value if key in made else value


def run(application: WSGIApplication, made: dict[str, Any]) -> Reply:
    """Ask the application and collect its answer. Blocking; whatever it raises is raised."""
    reply = Reply(500, [], b"")

    def start_response(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        reply.status = int(status.split(" ", 1)[0])
        reply.headers = [
            (name.strip().lower().encode("latin1"), value.strip().encode("latin1")) for name, value in headers
        ]

    with courtesy.serving(), contextlib.ExitStack() as stack:
        pieces = application(made, start_response)
        if hasattr(pieces, "close"):
            stack.callback(pieces.close)
        _collect(reply, pieces)
    return reply


def _collect(reply: Reply, pieces: Iterable[bytes]) -> None:
    held = bytearray()
    for piece in pieces:
        if reply.large is not None:
            reply.large.write(piece)
            continue
        held += piece
        if len(held) > _IN_MEMORY:
            reply.large = tempfile.TemporaryFile(dir=settings.DATA.root)  # noqa: SIM115  # its sender closes it
            reply.large.write(held)
            held.clear()
    if reply.large is not None:
        reply.large.seek(0)
    reply.body = bytes(held)
