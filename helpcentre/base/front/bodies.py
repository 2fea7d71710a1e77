"""Request bodies, taken in whole before a thread is spent on them."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from typing import IO

from django.conf import settings

from helpcentre.base.front import bounds, routes
from helpcentre.base.front.asgi import Headers, Receive, value


class BodyError(Exception):
    """``status`` is 413 (too large), 408 (too slow) or 503 (too many are on their way)."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class HungUpError(Exception):
    """The sender hung up."""


class Body:
    """A body on file, from its start. ``close`` gives the space back; the file never had a name.

    ``count`` is how many are held at this moment, ``large`` how many of them may be larger than others.
    """

    count = 0
    large = 0

    def __init__(self, *, is_large: bool = False) -> None:
        self.is_large = is_large
        Body.count += 1
        Body.large += is_large
        # Beside the database, so that what people wrote stays in the data directory even for a second.
        self.file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=bounds.IN_MEMORY, dir=str(settings.DATA.root))  # noqa: SIM115
        self.size = 0

    def write(self, piece: bytes) -> None:
        self.size += len(piece)
        self.file.write(piece)

    def close(self) -> None:
        if not self.file.closed:
            Body.count -= 1
            Body.large -= self.is_large
        self.file.close()


def allowed(path: str, headers: Headers) -> int:
    """Bytes that a body sent there may have. Pictures come from somebody who has a session; whose, Django asks.

    Files come with requests of people who have none; what they may leave here is counted where the form is read.
    """
    if routes.takes_files(path) and (value(headers, b"content-type") or b"").startswith(b"multipart/form-data"):
        return bounds.FILES_BODY
    has_session = settings.SESSION_COOKIE_NAME.encode() + b"=" in (value(headers, b"cookie") or b"")
    return bounds.PICTURE_BODY if has_session and path.startswith(routes.PICTURES_PREFIX) else bounds.BODY


async def take(headers: Headers, receive: Receive, path: str = "/") -> Body | None:
    """The whole body; None when the request declares none. Raises BodyError and HungUpError.

    A body that is too large is read to its end, up to a bound, and dropped: a browser shows the answer only when it has
    been able to send everything. A sender that waits for ``100 Continue`` is refused before it sends anything.
    """
    declared = value(headers, b"content-length")
    if declared is None and value(headers, b"transfer-encoding") is None:
        return None
    limit = allowed(path, headers)
    if declared is not None and int(declared) > limit:
        hopeless = value(headers, b"expect") is not None or int(declared) > bounds.DRAINED
        raise BodyError(413) if hopeless else await _drained(_pieces(receive))
    # A form that could carry files and says that it is small counts as any other.
    is_large = limit > bounds.BODY and (declared is None or int(declared) > bounds.BODY)
    if Body.count >= bounds.BODIES or (is_large and Body.large >= bounds.PICTURE_BODIES):
        raise BodyError(503)
    body = Body(is_large=is_large)
    try:
        pieces = _pieces(receive, bounds.LARGE_BODY_SECONDS if body.is_large else bounds.BODY_SECONDS)
        async for piece in pieces:
            if body.size + len(piece) > limit:
                raise await _drained(pieces)
            body.write(piece)
    except BaseException:
        body.close()
        raise
    body.file.seek(0)
    return body


async def _drained(pieces: AsyncIterator[bytes]) -> BodyError:
    """Read and drop what is still coming, within bounds; then this is the refusal."""
    dropped = 0
    with contextlib.suppress(BodyError):
        async for piece in pieces:
            dropped += len(piece)
            if dropped > bounds.DRAINED:
                break
    return BodyError(413)


async def _pieces(receive: Receive, seconds: float = bounds.BODY_SECONDS) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    more = True
    while more:
        left = min(bounds.BODY_STALL_SECONDS, deadline - loop.time())
        try:
            message = await asyncio.wait_for(receive(), left)
        except TimeoutError:
            raise BodyError(408) from None
        if message["type"] == "http.disconnect":
            raise HungUpError
        more = message.get("more_body", False)
        yield message.get("body", b"")
