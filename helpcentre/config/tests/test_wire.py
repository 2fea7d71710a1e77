"""What a real server answers to bytes that browsers send, and to bytes they never would."""

import gzip
import socket
import time
import zlib

import brotli
import httpx
import pytest

from helpcentre.base.front import bounds
from helpcentre.config.tests.wire import connect, read_to_end, say
from tests.server import RunningServer

pytestmark = pytest.mark.slow

CLOSE = b"Host: localhost\r\nConnection: close\r\n"
POST = b"POST /echo/ HTTP/1.1\r\n" + CLOSE


def test_the_short_way_and_the_long_way_to_a_kept_page_give_the_same(server: RunningServer) -> None:
    with httpx.Client(base_url=server.url(), headers={"accept-encoding": "br"}) as visitor:
        visitor.get("/page/")
        short = visitor.get("/page/")
        long_ = visitor.request("GET", "/page/", headers={"connection": "close"})
    shared = {name: held for name, held in short.headers.items() if name not in {"date"}}
    assert shared == {name: held for name, held in long_.headers.items() if name not in {"date", "connection"}}
    assert short.content == long_.content


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_kept_page_comes_packed_as_asked_and_is_the_page(server: RunningServer, encoding, unpack) -> None:
    request = b"GET /page/ HTTP/1.1\r\n" + CLOSE + b"Accept-Encoding: " + encoding.encode() + b"\r\n\r\n"
    head, _, body = say(server, request).partition(b"\r\n\r\n")
    assert b"content-encoding: " + encoding.encode() in head
    assert b"date: " in head
    assert unpack(body).startswith(b"<p>newest ")


def test_many_requests_on_one_connection_are_answered_in_order(server: RunningServer) -> None:
    httpx.get(server.url("/page/"))
    kept = b"GET /page/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n"
    made = b"GET /echo/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    last = b"GET /healthz HTTP/1.1\r\n" + CLOSE + b"\r\n"
    answer = say(server, kept + made + kept + kept + made + last)
    assert answer.count(b"HTTP/1.1 200 OK") == 6
    places = [answer.index(b"content-encoding: br"), answer.index(b"0 from 127.0.0.1"), answer.rindex(b"ok\n")]
    assert places == sorted(places)
    assert answer.count(b"content-encoding: br") == 3


def test_head_of_a_kept_page_has_no_body(server: RunningServer) -> None:
    httpx.get(server.url("/page/"))
    head = b"HEAD /page/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n"
    answer = say(server, head + b"GET /healthz HTTP/1.1\r\n" + CLOSE + b"\r\n")
    first, _, rest = answer.partition(b"\r\n\r\n")
    assert b"content-encoding: br" in first
    assert rest.startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (405, b"BREW /en/ HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (405, b"TRACE /en/ HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (400, b"GET /en/%ff HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (400, b"GET /en/\xff HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (400, b"GET /en/?q=%ff HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (400, b"GET /en/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        (400, b"GET /en/ HTTP/1.1\r\nConnection: close\r\n\r\n"),
        (400, b"CONNECT example.org:443 HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (400, POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        (400, POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
        (400, b"GET nonsense\r\n\r\n"),
        (400, b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (414, b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n" + CLOSE + b"\r\n"),
        (431, b"GET /en/ HTTP/1.1\r\n" + CLOSE + b"Cookie: " + b"a" * 33_000 + b"\r\n\r\n"),
    ],
)
def test_bad_requests_get_their_status(server: RunningServer, status: int, request_: bytes) -> None:
    assert say(server, request_).split(b" ", 2)[1] == str(status).encode()


def test_a_head_without_end_is_cut_before_it_fills_the_memory(server: RunningServer) -> None:
    with connect(server) as wire:
        wire.sendall(b"GET /en/ HTTP/1.1\r\nCookie: ")
        try:
            for _ in range(100):
                wire.sendall(b"a" * 10_000)
                time.sleep(0.002)
        except (ConnectionResetError, BrokenPipeError):
            return
        answer = read_to_end(wire)
        assert answer == b"" or b" 431 " in answer


def test_ten_megabytes_get_a_page_that_a_browser_can_read(server: RunningServer) -> None:
    for content in (b"a" * 10_000_000, iter([b"a" * 1_000_000] * 10)):
        answer = httpx.post(server.url("/sw/tickets/new/"), content=content, timeout=20)
        assert answer.status_code == 413
        assert '<html lang="sw">' in answer.text


def test_a_body_at_the_limit_arrives(server: RunningServer) -> None:
    answer = httpx.post(server.url("/echo/"), content=b"a" * bounds.BODY)
    assert answer.text == f"{bounds.BODY} from 127.0.0.1"


def test_clients_that_stall_their_bodies_hold_nobody_up(server: RunningServer) -> None:
    stalling = [connect(server) for _ in range(30)]
    for wire in stalling:
        wire.sendall(b"POST /echo/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc")
    began = time.monotonic()
    assert httpx.get(server.url("/echo/")).text == "0 from 127.0.0.1"
    assert time.monotonic() - began < 10  # seconds; they stall for 20
    for wire in stalling:
        wire.close()


def test_nobody_forges_an_address_or_a_word_to_the_front(server: RunningServer) -> None:
    forged = {"x-forwarded-for": "9.9.9.9", "x-front-cache": "immutable", "x-front-stream": "x"}
    answer = httpx.get(server.url("/echo/"), headers=forged)
    assert answer.text == "0 from 127.0.0.1"
    assert not [name for name in answer.headers if name.startswith("x-front")]


def test_an_offer_of_another_protocol_is_ignored(server: RunningServer) -> None:
    offer = b"GET /page/ HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    with connect(server) as wire:
        wire.sendall(offer)
        assert wire.recv(65536).startswith(b"HTTP/1.1 200")


def test_the_server_does_not_say_what_it_is(server: RunningServer) -> None:
    assert "server" not in httpx.get(server.url("/healthz")).headers


def test_readyz_sees_database_tables_and_worker(server: RunningServer) -> None:
    deadline = time.monotonic() + 10
    while (answer := httpx.get(server.url("/readyz"))).status_code != 200 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert answer.json() == {"database": "ok", "migrations": "ok", "worker": "ok", "erasures": "ok"}
    assert answer.headers["cache-control"].startswith("max-age=0, no-cache")


def test_a_reader_that_never_reads_is_given_little(server: RunningServer) -> None:
    with connect(server) as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wire.sendall(b"GET /page/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert httpx.get(server.url("/healthz")).status_code == 200


def test_the_unpacked_page_is_the_packed_one(server: RunningServer) -> None:
    plain = httpx.get(server.url("/page/"), headers={"accept-encoding": "identity"})
    packed = say(server, b"GET /page/ HTTP/1.1\r\n" + CLOSE + b"Accept-Encoding: gzip\r\n\r\n")
    assert zlib.decompress(packed.partition(b"\r\n\r\n")[2], wbits=31) == plain.content
