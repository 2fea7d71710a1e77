"""Asks a front as a server would, without a server: one request, one collected answer."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from helpcentre.base.front.app import Front

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass
class Answer:
    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def __getitem__(self, name: str) -> str | None:
        return dict(self.headers).get(name)

    @property
    def text(self) -> str:
        return self.body.decode()


class Django:
    """A WSGI application that answers as told and remembers what it was asked."""

    def __init__(self, body: bytes = b"<p>Habari</p>", status: int = 200, **headers: str) -> None:
        self.body = body
        self.status = status
        self.headers = {name.replace("_", "-"): held for name, held in headers.items()}
        self.asked: list[dict[str, Any]] = []
        self.read: list[bytes] = []

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        self.asked.append(environ)
        self.read.append(environ["wsgi.input"].read())
        headers = {"Content-Type": "text/html; charset=utf-8", **self.headers}
        start_response(f"{self.status} Words", list(headers.items()))
        return [self.body]


def front(django: Application) -> Front:
    return Front(django, threads=2)


async def ask(
    door: Front,
    path: str = "/en/",
    *,
    method: str = "GET",
    headers: dict[str, str] | list[tuple[str, str]] | None = None,
    pieces: list[bytes] | None = None,
    scheme: str = "http",
) -> Answer:
    """One request; ``pieces`` is its body as it comes in, and an empty list is one that never comes."""
    raw, _, query = path.partition("?")
    pairs = list(headers.items()) if isinstance(headers, dict) else list(headers or [])
    if not any(name == "host" for name, _ in pairs):
        pairs.append(("host", "localhost"))
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": scheme,
        "path": unquote(raw),
        "raw_path": raw.encode("latin1"),
        "query_string": query.encode("latin1"),
        "headers": [(name.encode(), held.encode("latin1")) for name, held in pairs],
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 5555),
    }
    answer = Answer()
    waiting = [] if pieces is None else list(pieces)

    async def receive() -> dict[str, Any]:
        if pieces is not None and not waiting:
            await asyncio.sleep(3600)
        if pieces is None:
            return {"type": "http.request", "body": b"", "more_body": False}
        piece = waiting.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(waiting) or piece == b"..."}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = [(name.decode(), held.decode("latin1")) for name, held in message["headers"]]
        else:
            answer.body += message.get("body", b"")

    await door(scope, receive, send)
    return answer


def get(door: Front, path: str = "/en/", **how: Any) -> Answer:
    return asyncio.run(ask(door, path, **how))
