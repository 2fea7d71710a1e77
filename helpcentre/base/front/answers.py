"""Sending: what leaves the server, and what never does."""

import asyncio
import logging

from helpcentre.base.front import encodings, entry
from helpcentre.base.front.asgi import Headers, Scope, Send, value
from helpcentre.base.front.django_bridge import Reply
from helpcentre.base.front.entry import Entry
from helpcentre.base.front.refusals import refuse
from helpcentre.base.front.requests import INTERNAL
from helpcentre.base.front.routes import Route

logger = logging.getLogger(__name__)

_PIECE = 64_000
_SMALL = 500  # bytes; compressing less is not worth the header
_HOP = {b"connection", b"keep-alive", b"transfer-encoding"}  # these belong to the server
_OF_THE_BODY = {b"content-type", b"content-length", b"content-encoding", b"cache-control", b"etag"}


def split(headers: Headers) -> tuple[dict[bytes, bytes], Headers]:
    """Django's words to the front, and the headers for the visitor without them."""
    internal = {name: held for name, held in headers if name.startswith(INTERNAL)}
    return internal, [pair for pair in headers if not pair[0].startswith(INTERNAL) and pair[0] not in _HOP]


async def own(send: Send, route: Route, method: str, language: str) -> None:
    """One of the front's own routes."""
    if method not in route.methods:
        await refuse(send, 405, language, allow=route.methods)
        return
    headers = [
        (b"content-type", route.content_type),
        (b"content-length", b"%d" % len(route.body)),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": route.body})


async def kept(send: Send, found: Entry, headers: Headers) -> None:
    """A kept answer, or 304 when the visitor has it already."""
    encoding = encodings.best(value(headers, b"accept-encoding") or b"")
    rendering = found.rendering(encoding)
    if entry.names(value(headers, b"if-none-match"), rendering.etag):
        await send({"type": "http.response.start", "status": 304, "headers": rendering.same})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": rendering.ok})
    await send({"type": "http.response.body", "body": found.body(encoding)})


def is_shareable(reply: Reply) -> bool:
    """Whether a marked answer really is the same for everybody."""
    if reply.status != 200 or reply.large is not None or value(reply.headers, b"content-encoding"):
        return False
    if value(reply.headers, b"set-cookie") is not None:
        logger.error("a page marked as public sets a cookie; it is not kept")
        return False
    if b"'nonce-" in (value(reply.headers, b"content-security-policy") or b""):
        logger.error("a page marked as public uses a nonce; it is not kept")
        return False
    return True


def is_worth_packing(reply: Reply, accept_encoding: bytes | None) -> bool:
    """Whether one visitor's answer is text long enough to compress, for a browser that takes gzip."""
    return (
        "gzip" in encodings.allowed(accept_encoding or b"")
        and len(reply.body) >= _SMALL
        and value(reply.headers, b"content-encoding") is None
        and encodings.is_text(value(reply.headers, b"content-type") or b"")
    )


def packed(reply: Reply, accept_encoding: bytes | None) -> Reply:
    """Django's answer, compressed if it is for one visitor: in the thread that made it, which saves a second hop."""
    if not any(name.startswith(INTERNAL) for name, _ in reply.headers) and is_worth_packing(reply, accept_encoding):
        pack(reply)
    return reply


def pack(reply: Reply) -> None:
    """Compress one visitor's answer, in place. Blocking for a millisecond or so."""
    reply.body = encodings.gz_with_noise(reply.body)
    reply.headers = [pair for pair in reply.headers if pair[0] != b"content-length"]
    reply.headers += [(b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding")]


async def private(send: Send, reply: Reply) -> None:
    """Django's answer as it is; unless it says otherwise, no cache on the way may keep it."""
    headers = reply.headers
    if value(headers, b"cache-control") is None:
        headers = [*headers, (b"cache-control", b"private, no-cache")]
    if reply.large is None:
        if value(headers, b"content-length") is None and reply.status not in {204, 304}:
            headers = [*headers, (b"content-length", b"%d" % len(reply.body))]
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.body})
        return
    with reply.large as file:
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        while piece := await asyncio.to_thread(file.read, _PIECE):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def beside_stream(headers: Headers) -> Headers:
    """What a stream keeps of Django's headers: those that are about policy, not about the empty body."""
    return [pair for pair in headers if pair[0] not in _OF_THE_BODY]


def last_event(scope: Scope) -> int | None:
    """The last event a page knows of: Last-Event-ID of a reconnect, or ``after=`` of the first connection."""
    said = value(scope["headers"], b"last-event-id")
    if said is None:
        for part in scope["query_string"].split(b"&"):
            if part.startswith(b"after="):
                said = part.removeprefix(b"after=")
    if said is None or not said.isdigit() or len(said) > 18:
        return None
    return int(said)
