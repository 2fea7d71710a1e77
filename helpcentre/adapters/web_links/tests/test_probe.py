"""Against a server of our own: the only thing changed is that this one local address may be spoken to."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from helpcentre.adapters.web_links.probe import WebProbe
from helpcentre.domain.feedback.link_probe import Finding
from helpcentre.domain.feedback.models import LinkState

HERE = "127.0.0.1"
HOSTS = {"kra.example": [HERE], "inside.example": ["10.0.0.7"], "both.example": [HERE, "169.254.169.254"]}


@dataclass
class Site:
    """``answers`` are status and target by method and path; ``asked`` is what came in."""

    port: int = 0
    answers: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def address(self, path: str, host: str = "kra.example") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            made.asked.append((self.command, self.path, dict(self.headers)))
            status, target = made.answers.get((self.command, self.path), (200, ""))
            self.send_response(status)
            if target:
                self.send_header("Location", target)
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((HERE, 0), Handler)
    made.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def resolve(host: str, port: int) -> list[str]:
    if host not in HOSTS:
        raise OSError("no such host")
    return HOSTS[host]


def probe(site: Site, **changes: object) -> WebProbe:
    facts = {"resolve": resolve, "may": lambda address: address == HERE, "ports": frozenset({site.port})}
    return WebProbe(agent="link-check (+https://help.example)", **(facts | changes))  # type: ignore[arg-type]


def test_a_page_that_is_there_is_alive_and_only_its_head_is_asked_for(site: Site) -> None:
    assert probe(site).look(site.address("/tax?a=1&b=%20x")) == Finding(LinkState.ALIVE, 200)
    [(method, path, headers)] = site.asked
    assert (method, path) == ("HEAD", "/tax?a=1&b=%20x")
    assert headers["User-Agent"] == "link-check (+https://help.example)"
    assert headers["Host"] == f"kra.example:{site.port}"
    assert not {"Referer", "Cookie"} & set(headers)


def test_a_server_that_dislikes_head_is_asked_for_the_page(site: Site) -> None:
    site.answers["HEAD", "/"] = (405, "")
    assert probe(site).look(site.address("/")) == Finding(LinkState.ALIVE, 200)
    assert [method for method, _, _ in site.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, LinkState.GONE),
        (410, LinkState.GONE),
        (403, LinkState.ALIVE),
        (429, LinkState.ALIVE),
        (500, LinkState.TROUBLE),
        (400, LinkState.TROUBLE),
    ],
)
def test_the_answer_decides(site: Site, status: int, state: LinkState) -> None:
    site.answers["HEAD", "/"] = site.answers["GET", "/"] = (status, "")
    assert probe(site).look(site.address("/")) == Finding(state, status)


def test_a_page_that_moved_is_followed(site: Site) -> None:
    site.answers["HEAD", "/old"] = (301, "/new")
    assert probe(site).look(site.address("/old")).state == LinkState.ALIVE
    assert [path for _, path, _ in site.asked] == ["/old", "/new"]


def test_a_page_that_moves_in_a_circle_is_given_up(site: Site) -> None:
    site.answers["HEAD", "/a"] = (302, "/a")
    assert probe(site).look(site.address("/a")).state == LinkState.TROUBLE
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example:{port}/",
        "http://10.0.0.7:{port}/",
        "//inside.example:{port}/",
        "http://kra.example:22/",
        "file:///etc/passwd",
        "gopher://kra.example:{port}/",
        "http://me:secret@kra.example:{port}/",
    ],
)
def test_a_redirect_to_where_we_do_not_go_is_refused(site: Site, target: str) -> None:
    hosts = HOSTS | {"10.0.0.7": ["10.0.0.7"]}
    site.answers["HEAD", "/"] = (302, target.format(port=site.port))
    seen = probe(site, resolve=lambda host, port: hosts[host]).look(site.address("/"))
    assert seen == Finding(LinkState.REFUSED)
    assert len(site.asked) == 1


def test_a_host_with_one_address_inside_is_refused_whatever_the_others_are(site: Site) -> None:
    assert probe(site).look(site.address("/", "both.example")) == Finding(LinkState.REFUSED)
    assert site.asked == []


def test_the_address_that_was_judged_is_the_one_spoken_to(site: Site) -> None:
    """A name that says one thing when it is judged and another when it is opened gains nothing."""
    said = iter([[HERE], ["10.0.0.7"]])
    assert probe(site, resolve=lambda *_: next(said)).look(site.address("/")).state == LinkState.ALIVE
    assert next(said) == ["10.0.0.7"]  # nobody asked a second time


def test_by_default_this_machine_is_never_spoken_to(site: Site) -> None:
    careful = WebProbe(agent="x", ports=frozenset({site.port}))
    for host in ("localhost", "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]"):
        assert careful.look(site.address("/", host)).state in {LinkState.REFUSED, LinkState.TROUBLE}
    assert WebProbe(agent="x").look("http://127.0.0.1/") == Finding(LinkState.REFUSED)
    assert site.asked == []


def test_a_server_that_answers_a_byte_at_a_time_is_left() -> None:
    with socket.socket() as listening:
        listening.bind((HERE, 0))
        listening.listen()
        site = Site(port=listening.getsockname()[1])
        threading.Thread(target=_drip, args=(listening,), daemon=True).start()
        began = time.monotonic()
        assert probe(site, time_allowed=0.5).look(site.address("/")).state == LinkState.TROUBLE
        assert time.monotonic() - began < 5


def _drip(listening: socket.socket) -> None:
    with listening.accept()[0] as talking:
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500:
                talking.send(bytes([byte]))
                time.sleep(0.05)
        except OSError:
            pass


@pytest.mark.parametrize(
    "url",
    [
        "",
        "kra.example",
        "http://",
        "http://[",
        "http://kra.example:99999/",
        "http://kra.example\0/",
        "http://" + "a" * 10_000,
        "http://kra.example/" + "a" * 10_000,
        "http://\u202e🙂.example/",
        "http://xn--a.example/",
        "javascript:alert(1)",
        "ftp://kra.example/",
        "http://nowhere.example:{port}/",
    ],
)
def test_nothing_an_author_writes_makes_it_stumble(site: Site, url: str) -> None:
    seen = probe(site).look(url.replace("{port}", str(site.port)))
    assert seen.state in {LinkState.REFUSED, LinkState.TROUBLE}
    assert site.asked == []
