"""Executes a stream grant as an ASGI answer."""

import asyncio
import random
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from helpcentre.base.live import frames
from helpcentre.base.live.hub import Stream
from helpcentre.base.live.topics import Interest, Seen

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Missed = Callable[[Interest, int, int], Awaitable[list[Seen] | None]]

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would hold events back
]


async def serve(
    stream: Stream,
    *,
    after: int | None,
    headers: list[tuple[bytes, bytes]],
    missed: Missed,
    receive: Receive,
    send: Send,
) -> None:
    """Stream until the reader goes, falls behind, the stream's time is up, or the server stops.

    1. The stream is subscribed already: events after ``stream.position`` queue in it.
    2. ``missed`` replays what lies between ``after`` and that position, so nothing comes twice and nothing is left out.
    3. Then the queue is sent as it fills.
    """
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS + headers})
    headers.clear()  # thousands of streams wait below
    await _say(send, await _opening(stream, after, missed))
    gone = asyncio.ensure_future(_disconnected(receive))
    gone.add_done_callback(lambda _: stream.end())
    try:
        while (piece := await stream.take()) is not None and not gone.done():
            await _say(send, piece)
        await send({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()


async def _opening(stream: Stream, after: int | None, missed: Missed) -> bytes:
    retry = random.randint(1000, 3000)  # noqa: S311  # milliseconds; spreads the reconnects after a restart
    opening = frames.hello(stream.position, retry)
    if after is None or after >= stream.position:
        return opening
    replayed = await missed(stream.interest, after, stream.position)
    if replayed is None:
        return opening + frames.reset(stream.position)
    # The hello comes last: its id is newer than those of the replay.
    return b"".join(map(frames.event, replayed)) + opening


async def _say(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
