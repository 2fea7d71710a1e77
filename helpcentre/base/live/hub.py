"""The meeting place of events and open streams. Everything here runs on the event loop's own thread."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable, Iterable

from helpcentre.base.live import frames
from helpcentre.base.live.topics import Interest, Passing, Seen

PENDING = 128  # frames a reader may be behind before it is dropped
STUCK = 30.0  # seconds a reader may leave one frame untaken
HEARTBEAT = 20.0  # seconds
LIFETIME = 300.0  # seconds; the reconnect asks Django again whether it may
STREAMS = 20_000  # open at once in one process
READERS = 60  # of one row, such as a ticket: more are no phones of a shop, but somebody who takes the others' places


class Stream:
    """One reader: a bounded queue of frames and one future to wait on, nothing else, because there are thousands."""

    __slots__ = ("_abort", "_pending", "_waiter", "ended", "expires", "interest", "last_id", "position", "taken_at")

    def __init__(self, interest: Interest, position: int, now: float, abort: Callable[[], None] | None) -> None:
        self.interest = interest
        self.position = position  # events up to here are the replay's, later ones arrive by push
        self.last_id = position
        self.taken_at = now
        self.expires = now + LIFETIME * random.uniform(0.9, 1.0)  # noqa: S311  # spreads reconnects
        self.ended = False
        self._pending: list[bytes] = []
        self._waiter: asyncio.Future[None] | None = None
        self._abort = abort

    def push(self, frame: bytes) -> None:
        """Queue one frame; a reader that is too far behind is cut off and will replay when it comes back."""
        if self.ended:
            return
        if len(self._pending) >= PENDING:
            self.cut()
            return
        self._pending.append(frame)
        self._wake()

    @property
    def is_behind(self) -> bool:
        return bool(self._pending)

    def end(self) -> None:
        """Let the reader take what is queued and then finish."""
        self.ended = True
        self._wake()

    def cut(self) -> None:
        """End at once: what is queued is dropped, and so is the connection, whose reader does not read."""
        self._pending.clear()
        self.end()
        if self._abort is not None:
            self._abort()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def take(self) -> bytes | None:
        """All frames queued, as one piece; waits for the first. None when the stream has ended. One reader only."""
        loop = asyncio.get_running_loop()
        self.taken_at = loop.time()
        if not self._pending and not self.ended:
            self._waiter = loop.create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
            self.taken_at = loop.time()
        if not self._pending:
            return None
        taken = b"".join(self._pending)
        self._pending.clear()
        return taken


class Hub:
    """Fans events out to streams. ``position`` is the id of the newest event already fanned out."""

    def __init__(self) -> None:
        self.position = 0
        self.is_open = True
        self._streams: set[Stream] = set()
        self._readers: defaultdict[tuple[str, int | None], set[Stream]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._streams)

    def open(self, interest: Interest, abort: Callable[[], None] | None = None) -> Stream | None:
        """A new stream, subscribed from this moment; None when the process or a row has enough of them, or at the end.

        ``abort`` cuts the connection of a reader that does not read.
        """
        if not self.is_open or len(self._streams) >= STREAMS:
            return None
        if any(id_ is not None and len(self._readers.get((name, id_), ())) >= READERS for name, id_ in interest.wanted):
            return None
        stream = Stream(interest, self.position, asyncio.get_running_loop().time(), abort)
        self._streams.add(stream)
        for key in interest.wanted:
            self._readers[key].add(stream)
        return stream

    def forget(self, stream: Stream) -> None:
        """Unsubscribe; forgetting twice is harmless."""
        self._streams.discard(stream)
        for key in stream.interest.wanted:
            readers = self._readers.get(key)
            if readers is not None:
                readers.discard(stream)
                if not readers:
                    del self._readers[key]

    def publish(self, events: Iterable[Seen]) -> None:
        """Hand each event to the streams that want it, once, in the order of ids."""
        for event in events:
            if event.id <= self.position:
                continue
            self.position = event.id
            frame = frames.event(event)
            for key in ((event.subject, event.subject_id), (event.subject, None)):
                for stream in self._readers.get(key, ()):
                    if stream.last_id < event.id and stream.interest.wants(event):
                        stream.last_id = event.id
                        stream.push(frame)

    def pass_on(self, hints: Iterable[Passing]) -> None:
        """Hand each hint to the streams that asked for its kind, at this row or at every row."""
        for hint in hints:
            frame = frames.hint(hint)
            for stream in {each for row in (hint.subject_id, None) for each in self._readers.get((hint.kind, row), ())}:
                stream.push(frame)

    def tick(self, now: float) -> None:
        """Once a second: heartbeats, streams that have lived long enough, readers that are stuck."""
        for stream in self._streams:
            quiet = now - stream.taken_at
            if stream.is_behind and quiet > STUCK:
                stream.cut()
            elif now >= stream.expires:
                stream.end()
            elif not stream.is_behind and quiet > HEARTBEAT:
                stream.push(frames.HEARTBEAT)

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            await asyncio.sleep(1.0)
            self.tick(asyncio.get_running_loop().time())

    def close(self) -> None:
        """End every stream and take no new one: the server is stopping."""
        self.is_open = False
        for stream in self._streams:
            stream.end()
