"""Live streams of a real server, fed by another process."""

import httpx
import pytest

from helpcentre.config.tests.wire import StreamReader, record, say
from tests.server import RunningServer

pytestmark = pytest.mark.slow


def test_an_event_of_another_process_arrives_long_before_the_next_heartbeat(server: RunningServer) -> None:
    reader = StreamReader(server, "/streams/12/")
    (_, committed), (number, then) = record(server, 13, 12)
    data, arrived = reader.next_event()
    reader.close()
    assert data == {"kind": "ticket.reply.sent", "subject": "ticket", "id": 12, "event": number}
    assert arrived - then < 10  # seconds; the heartbeat is at 20
    assert committed <= then


def test_the_stream_is_one_and_its_leave_stays_inside(server: RunningServer) -> None:
    reader = StreamReader(server, "/streams/12/")
    reader.close()
    head = reader.head.lower()
    assert head.startswith("http/1.1 200")
    assert "content-type: text/event-stream" in head
    assert "x-front" not in head
    assert "content-length" not in head


def test_who_comes_back_is_told_what_was_missed_once(server: RunningServer) -> None:
    ids = [number for number, _ in record(server, 20, 20, 21, 20)]
    reader = StreamReader(server, "/streams/20/", f"Last-Event-ID: {ids[0]}")
    (live, _) = record(server, 20)[0]
    told = [reader.next_event()[0]["event"] for _ in range(3)]
    reader.close()
    assert told == [ids[1], ids[3], live]


def test_a_page_may_say_itself_what_it_shows(server: RunningServer) -> None:
    (first, _), (second, _) = record(server, 30, 30)
    reader = StreamReader(server, f"/streams/30/?after={first}")
    assert reader.next_event()[0]["event"] == second
    reader.close()


def test_a_last_event_that_is_no_number_is_as_good_as_none(server: RunningServer) -> None:
    for said in ("abc", "-1", "9" * 30, "1;drop"):
        StreamReader(server, "/streams/12/", f"Last-Event-ID: {said}").close()


def test_head_of_a_stream_ends_at_once(server: RunningServer) -> None:
    answer = say(server, b"HEAD /streams/12/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200")


def test_a_kept_page_is_made_anew_within_a_second_of_another_processs_event(server: RunningServer) -> None:
    with httpx.Client(base_url=server.url()) as visitor:
        before = visitor.get("/page/")
        assert visitor.get("/page/", headers={"if-none-match": before.headers["etag"]}).status_code == 304
        reader = StreamReader(server, "/streams/40/")
        number, _ = record(server, 40)[0]
        reader.next_event()
        reader.close()
        assert f"newest {number}<" in visitor.get("/page/").text
