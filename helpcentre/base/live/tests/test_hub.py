"""Who is told what, and who is cut off."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from helpcentre.base.events.kinds import EventKind
from helpcentre.base.live import frames, hub
from helpcentre.base.live.hub import Hub, Stream
from helpcentre.base.live.topics import Interest, Seen, Topic

REPLY = EventKind("ticket.reply.sent", "ticket")
NOTE = EventKind("ticket.note.added", "ticket")


def interest(*topics: Topic) -> Interest:
    return Interest(topic.pack() for topic in topics)


def run(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


async def taken(stream: Stream) -> bytes | None:
    try:
        return await asyncio.wait_for(stream.take(), 0.05)
    except TimeoutError:
        return b""


def test_a_reader_of_one_ticket_hears_of_that_ticket_only() -> None:
    async def story() -> None:
        meeting = Hub()
        stream = meeting.open(interest(Topic("ticket", 12)))
        assert stream
        meeting.publish([Seen(1, REPLY.name, "ticket", 13), Seen(2, REPLY.name, "ticket", 12)])
        expected = b'id: 2\ndata: {"kind": "ticket.reply.sent", "subject": "ticket", "id": 12, "event": 2}\n\n'
        assert await taken(stream) == expected

    run(story())


def test_a_reader_may_follow_every_ticket_but_only_some_kinds() -> None:
    async def story() -> None:
        meeting = Hub()
        stream = meeting.open(interest(Topic("ticket", None, (REPLY,))))
        assert stream
        meeting.publish([Seen(1, NOTE.name, "ticket", 1), Seen(2, REPLY.name, "ticket", 2)])
        assert await taken(stream) == frames.event(Seen(2, REPLY.name, "ticket", 2))

    run(story())


def test_an_event_of_two_topics_is_told_once_and_an_old_one_never() -> None:
    async def story() -> None:
        meeting = Hub()
        stream = meeting.open(interest(Topic("ticket", 1), Topic("ticket"), Topic("ticket", 1, (NOTE,))))
        assert stream
        event = Seen(1, REPLY.name, "ticket", 1)
        meeting.publish([event])
        meeting.publish([event])
        assert await taken(stream) == frames.event(event)
        assert await taken(stream) == b""

    run(story())


def test_a_reader_who_does_not_read_is_cut_off_and_its_frames_freed() -> None:
    async def story() -> None:
        meeting, cut = Hub(), []
        slow = meeting.open(interest(Topic("ticket")), lambda: cut.append("slow"))
        quick = meeting.open(interest(Topic("ticket")), lambda: cut.append("quick"))
        assert slow and quick
        for number in range(1, hub.PENDING + 2):
            meeting.publish([Seen(number, REPLY.name, "ticket", 1)])
            assert await taken(quick)
        assert cut == ["slow"]
        assert not slow.is_behind
        assert await taken(slow) is None

    run(story())


def test_the_clock_sends_heartbeats_ends_old_streams_and_cuts_stuck_ones() -> None:
    async def story() -> None:
        meeting, cut = Hub(), []
        now = asyncio.get_running_loop().time()
        quiet, stuck = meeting.open(interest(Topic("a"))), meeting.open(interest(Topic("b")), lambda: cut.append(1))
        assert quiet and stuck
        stuck.push(b"something")
        meeting.tick(now + 10)
        assert await taken(quiet) == b""
        meeting.tick(now + hub.STUCK + 1)
        assert await taken(quiet) == frames.HEARTBEAT
        assert cut == [1]
        meeting.tick(now + hub.LIFETIME + 1)
        assert await taken(quiet) is None

    run(story())


def test_a_full_or_closing_house_opens_no_stream(monkeypatch) -> None:
    async def story() -> None:
        meeting = Hub()
        first = meeting.open(interest(Topic("ticket")))
        assert first
        monkeypatch.setattr(hub, "STREAMS", 1)
        assert meeting.open(interest(Topic("ticket"))) is None
        meeting.forget(first)
        meeting.forget(first)
        assert len(meeting) == 0
        second = meeting.open(interest(Topic("ticket")))
        assert second
        meeting.close()
        assert await taken(second) is None
        assert meeting.open(interest(Topic("ticket"))) is None

    run(story())


def test_forgotten_streams_leave_nothing_behind() -> None:
    async def story() -> None:
        meeting = Hub()
        stream = meeting.open(interest(Topic("ticket", 1), Topic("ticket")))
        assert stream
        meeting.forget(stream)
        assert not meeting._readers

    run(story())


def test_one_subject_takes_only_so_many_readers_and_the_whole_desk_is_no_subject() -> None:
    async def story() -> None:
        meeting = Hub()
        mine = [meeting.open(interest(Topic("ticket", 1), Topic("person", 7))) for _ in range(hub.READERS + 1)]
        assert mine[-2] is not None
        assert mine[-1] is None
        assert meeting.open(interest(Topic("ticket", 2)))
        assert all(meeting.open(interest(Topic("ticket"))) for _ in range(hub.READERS + 1))
        meeting.forget(mine[0])
        assert meeting.open(interest(Topic("ticket", 1)))

    run(story())
