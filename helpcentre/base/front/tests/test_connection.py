"""Time and memory that one connection may take, with real sockets in this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from uvicorn.server import ServerState

from helpcentre.base.front import bounds
from helpcentre.base.front.app import Front
from helpcentre.base.front.connection import Connection
from helpcentre.base.front.entry import Entry
from helpcentre.base.front.tests.visitor import Django, front
from helpcentre.base.front.variants import NONE
from helpcentre.base.live import grants
from helpcentre.base.live.topics import Seen, Topic


def granting() -> Django:
    return Django(X_Front_Stream=grants.make([Topic("ticket", 1)]))


@asynccontextmanager
async def listening(door: Front, rest: int = 5) -> AsyncIterator[int]:
    """The port of ``door``; a connection rests for ``rest`` seconds."""
    config = uvicorn.Config(
        door,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        proxy_headers=False,
        timeout_keep_alive=rest,
    )
    state = ServerState()
    loop = asyncio.get_running_loop()
    config.load()
    server = await loop.create_server(
        lambda: Connection(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for connection in list(state.connections):
            connection.transport.abort()
        await asyncio.sleep(0.05)


@pytest.mark.parametrize("sent", [b"", b"GET /en/ HTTP/1.1\r\nHost: a"])
def test_who_does_not_finish_the_head_of_a_request_is_cut_off(monkeypatch, sent) -> None:
    monkeypatch.setattr(bounds, "HEAD_SECONDS", 0.2)

    async def story() -> bytes:
        async with listening(front(Django())) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(sent)
            try:
                return await asyncio.wait_for(reader.read(), 2)
            except ConnectionResetError:
                return b""
            finally:
                writer.close()

    assert asyncio.run(story()) == b""


def test_a_slow_answer_is_not_taken_for_a_slow_head(monkeypatch) -> None:
    monkeypatch.setattr(bounds, "HEAD_SECONDS", 0.1)

    def slow(environ, start_response):
        import time

        time.sleep(0.3)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"done"]

    async def story() -> bytes:
        async with listening(front(slow)) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /en/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            answer = await asyncio.wait_for(reader.read(), 2)
            writer.close()
            return answer

    assert asyncio.run(story()).endswith(b"done")


def test_a_stream_reader_that_does_not_read_is_cut_and_forgotten_while_others_hear_all() -> None:
    async def story() -> tuple[int, int]:
        door = front(granting())
        async with listening(door) as port:
            stuck, stuck_writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
            quick, quick_writer = await asyncio.open_connection("127.0.0.1", port)
            for writer in (stuck_writer, quick_writer):
                writer.write(b"GET /desk/live/ HTTP/1.1\r\nHost: a\r\n\r\n")
            await quick.readuntil(b"\n\n\r\n")
            await stuck.readuntil(b"\n\n\r\n")
            stuck_writer.transport.pause_reading()
            heard = 0
            for number in range(1, 60_000):
                door.hub.publish([Seen(number, "ticket.reply.sent", "ticket", 1)])
                if number % 50 == 0:
                    heard += (await quick.read(1_000_000)).count(b"data: ")
                if len(door.hub) == 1 and number % 50 == 0:
                    break
            while heard < number:
                heard += (await asyncio.wait_for(quick.read(1_000_000), 2)).count(b"data: ")
            open_streams = len(door.hub)
            quick_writer.close()
            stuck_writer.close()
            return open_streams, number - heard

    assert asyncio.run(story()) == (1, 0)


def test_a_reader_who_hangs_up_is_forgotten() -> None:
    async def story() -> int:
        door = front(granting())
        async with listening(door) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /desk/live/ HTTP/1.1\r\nHost: a\r\n\r\n")
            await reader.readuntil(b"\n\n\r\n")
            assert len(door.hub) == 1
            writer.close()
            for _ in range(50):
                await asyncio.sleep(0.02)
                if not len(door.hub):
                    break
            return len(door.hub)

    assert asyncio.run(story()) == 0


def test_a_grant_that_does_not_hold_opens_nothing() -> None:
    async def story() -> bytes:
        door = front(Django(X_Front_Stream="forged"))
        async with listening(door) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /desk/live/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            answer = await asyncio.wait_for(reader.read(), 2)
            writer.close()
            return answer

    assert asyncio.run(story()).startswith(b"HTTP/1.1 500")


def keeping() -> Front:
    """A front that holds ``/en/``."""
    door = front(Django())
    kept = Entry(b"<p>Karibu</p>", [(b"content-type", b"text/html")], kinds=frozenset({"a"}), for_ever=False)
    door.cache.put((b"/en/", NONE), kept, door.cache.now)
    return door


KEPT = b"GET /en/ HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"
MADE = b"GET /sw/ HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.mark.parametrize("asked", [[KEPT], [KEPT, MADE], [MADE, KEPT]], ids=["kept", "then-made", "made-first"])
def test_a_connection_rests_for_a_while_after_its_last_answer_and_is_closed(asked) -> None:
    async def story() -> float:
        clock = asyncio.get_running_loop().time
        async with listening(keeping(), rest=1) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for each in [*asked, *asked]:
                writer.write(each)
                await reader.readuntil(b"\r\n\r\n")
                await asyncio.sleep(0.3)
            last = clock() - 0.3
            await asyncio.wait_for(reader.read(), 20)
            writer.close()
            return clock() - last

    assert asyncio.run(story()) > 0.9


def test_whoever_writes_the_next_request_slowly_is_not_taken_for_resting() -> None:
    async def story() -> bytes:
        async with listening(keeping(), rest=1) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(KEPT + KEPT[:20])
            await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(1.5)
            writer.write(KEPT[20:].replace(b"Host: a", b"Host: a\r\nConnection: close"))
            answer = await asyncio.wait_for(reader.read(), 5)
            writer.close()
            return answer

    assert b"HTTP/1.1 200" in asyncio.run(story())
