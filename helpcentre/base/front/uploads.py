"""Resumable uploads: tus 1.0.0, the core protocol (https://tus.io/protocols/resumable-upload). Creation is Django's,
which decides who may send how much and signs it; this moves bytes to the disk."""

import asyncio
import contextlib
import math
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from helpcentre.base.files import incoming
from helpcentre.base.files.incoming import Upload
from helpcentre.base.front import bounds
from helpcentre.base.front.asgi import Headers, Receive, Scope, Send, value

PREFIX = "/uploads/"
METHODS = ("HEAD", "PATCH", "DELETE")
VERSION = b"1.0.0"
_TYPE = b"application/offset+octet-stream"
_GATHERED = 128_000  # bytes that are written at once
_LAST_PIECE = 0.25  # seconds for the next piece of a connection that another takes over from
_LAST_PIECES = 5.0  # seconds for all of them


@dataclass
class _Turn:
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)
    until: float = math.inf  # the loop's time at which it ends, whatever still comes

    def end(self) -> None:
        """Another wants the turn. What is on its way already is still taken, so that it need not be sent again."""
        self.until = min(self.until, asyncio.get_running_loop().time() + _LAST_PIECES)
        self.stop.set()

    @property
    def is_over(self) -> bool:
        return asyncio.get_running_loop().time() >= self.until


class RefusedError(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Uploads:
    """One sender per upload: who comes back after a cut takes over from a connection that does not know yet that it is
    dead. Asking how far it got is coming back, so the answer stays true until that sender goes on."""

    def __init__(self) -> None:
        self._turns: dict[str, _Turn] = {}

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Execute the leave in the address."""
        headers: Headers = scope["headers"]
        try:
            if value(headers, b"tus-resumable") != VERSION:
                raise RefusedError(412)
            upload = incoming.read(scope["path"].removeprefix(PREFIX))
            if upload is None:
                raise RefusedError(404)
            match scope["method"]:
                case "HEAD":
                    async with self._turn(upload):
                        await _say(send, 200, await _offset(upload), (b"upload-length", b"%d" % upload.length))
                case "DELETE":
                    async with self._turn(upload):
                        await asyncio.to_thread(incoming.drop, upload)
                    await _say(send, 204)
                case _:
                    await self._patch(upload, headers, receive, send)
        except RefusedError as refused:
            await _say(send, refused.status)

    async def _patch(self, upload: Upload, headers: Headers, receive: Receive, send: Send) -> None:
        if value(headers, b"content-type") != _TYPE:
            raise RefusedError(415)
        claimed, declared = value(headers, b"upload-offset") or b"", value(headers, b"content-length")
        if not claimed.isdigit() or len(claimed) > 18:
            raise RefusedError(400)
        if len(self._turns) >= bounds.UPLOADS and upload.name not in self._turns:
            raise RefusedError(503)
        async with self._turn(upload) as turn:
            at = await _offset(upload)
            if int(claimed) != at:
                raise RefusedError(409)
            if declared is not None and at + int(declared) > upload.length:
                raise RefusedError(413)
            file = await asyncio.to_thread(_opened, upload)
            try:
                at, is_over = await _write(file, at, upload.length, receive, turn)
            finally:
                await asyncio.shield(asyncio.to_thread(_closed, file))
        if not is_over:
            await _say(send, 204, at)

    @contextlib.asynccontextmanager
    async def _turn(self, upload: Upload) -> AsyncIterator[_Turn]:
        while held := self._turns.get(upload.name):
            held.end()
            await held.done.wait()
        mine = self._turns[upload.name] = _Turn()
        try:
            yield mine
        finally:
            del self._turns[upload.name]
            mine.done.set()


async def _write(file: BinaryIO, at: int, length: int, receive: Receive, turn: _Turn) -> tuple[int, bool]:
    """Append what comes until it ends; the new offset, and whether nobody waits for an answer any more.

    What came before a cut stays. Raises RefusedError for more bytes than were allowed, or none for too long.
    """
    gathered = bytearray()
    stopped = asyncio.ensure_future(turn.stop.wait())
    try:
        more = True
        while more:
            message = None if turn.is_over else await _next(receive, stopped)
            if message is None or message["type"] == "http.disconnect":
                return at + await _flush(file, gathered), True
            more = message.get("more_body", False)
            piece = message.get("body", b"")
            if at + len(gathered) + len(piece) > length:
                raise RefusedError(413)
            gathered += piece
            if len(gathered) >= _GATHERED or not more:
                at += await _flush(file, gathered)
    except TimeoutError:
        await _flush(file, gathered)
        raise RefusedError(408) from None
    finally:
        stopped.cancel()
    return at, False


async def _next(receive: Receive, stopped: "asyncio.Future[Any]") -> Any:
    """The next message; None when another connection takes over and nothing is on its way. Raises TimeoutError."""
    coming: asyncio.Future[Any] = asyncio.ensure_future(receive())
    try:
        await asyncio.wait({coming, stopped}, timeout=bounds.BODY_STALL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if not coming.done():
            if not stopped.done():
                raise TimeoutError
            await asyncio.wait({coming}, timeout=_LAST_PIECE)
        return coming.result() if coming.done() else None
    finally:
        coming.cancel()


async def _flush(file: BinaryIO, gathered: bytearray) -> int:
    size = len(gathered)
    if size:
        await asyncio.to_thread(_written, file, bytes(gathered))
        gathered.clear()
    return size


def _opened(upload: Upload) -> BinaryIO:
    return incoming.open_to_append(upload)


def _written(file: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _closed(file: BinaryIO) -> None:
    with file:
        os.fsync(file.fileno())


async def _offset(upload: Upload) -> int:
    try:
        return await asyncio.to_thread(incoming.offset, upload)
    except FileNotFoundError:
        raise RefusedError(404) from None


async def _say(send: Send, status: int, offset: int | None = None, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"tus-resumable", VERSION), (b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
    headers += [(b"tus-version", VERSION)] if status == 412 else []
    headers += [(b"retry-after", b"5")] if status == 503 else []
    headers += [(b"connection", b"close")] if status in (408, 413) else []
    headers += [(b"upload-offset", b"%d" % offset)] if offset is not None else []
    headers += [(b"content-length", b"0")] if status != 204 else []
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *more]})
    await send({"type": "http.response.body", "body": b""})
