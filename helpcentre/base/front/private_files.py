"""Executes a file grant: the bytes of a stored file, whole or in part, to whoever Django allowed it."""

import asyncio
import re
from typing import BinaryIO

from helpcentre.base.files import grants
from helpcentre.base.files.grants import Granted
from helpcentre.base.front import entry
from helpcentre.base.front.asgi import Headers, Send, value

_PIECE = 256_000
_OF_THE_GRANT = {b"content-length", b"cache-control", b"etag", b"expires", b"pragma", b"vary"}
_RANGE = re.compile(rb"bytes=(\d{0,18})-(\d{0,18})")


def read(grant: bytes) -> Granted | None:
    return grants.read(grant.decode("latin1"))


async def serve(granted: Granted, *, asked: Headers, answer: Headers, send: Send) -> bool:
    """Send the file; False, with nothing sent, when its bytes are gone.

    A browser may keep it but asks again each time, so that whoever lost the permission, and whatever was taken out of a
    conversation, is gone at once, while nobody pays twice for the same bytes.
    """
    headers = [pair for pair in answer if pair[0] not in _OF_THE_GRANT]
    headers += [(b"etag", granted.etag), (b"cache-control", b"private, no-cache"), (b"accept-ranges", b"bytes")]
    if entry.names(value(asked, b"if-none-match"), granted.etag):
        await _say(send, 304, headers)
        return True
    try:
        file = await asyncio.to_thread(granted.open)
    except FileNotFoundError:
        return False
    with file:
        first, last = _part(asked, granted)
        if first > last:
            await _say(send, 416, [*headers, (b"content-range", b"bytes */%d" % granted.size)])
            return True
        status, length = 200, last - first + 1
        if length < granted.size:
            status = 206
            headers.append((b"content-range", b"bytes %d-%d/%d" % (first, last, granted.size)))
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [*headers, (b"content-length", b"%d" % length)],
            }
        )
        await _send(file, first, length, send)
    return True


def _part(asked: Headers, granted: Granted) -> tuple[int, int]:
    """First and last byte wanted (RFC 9110, 14.2): one range at most, else everything; a first past the last when the
    file has nothing of it."""
    whole = 0, granted.size - 1
    condition = value(asked, b"if-range")
    found = _RANGE.fullmatch(value(asked, b"range") or b"")
    if found is None or (condition is not None and condition != granted.etag) or granted.size == 0:
        return whole
    first, last = found[1], found[2]
    if first:
        return int(first), min(int(last), granted.size - 1) if last else granted.size - 1
    return (max(0, granted.size - int(last)), granted.size - 1) if last else whole


async def _send(file: BinaryIO, first: int, length: int, send: Send) -> None:
    file.seek(first)
    while length:
        piece = await asyncio.to_thread(file.read, min(_PIECE, length))
        if not piece:
            break  # cut short on the disk; the browser sees that the length does not fit
        length -= len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": bool(length)})


async def _say(send: Send, status: int, headers: Headers) -> None:
    if status != 304:
        headers = [*headers, (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
