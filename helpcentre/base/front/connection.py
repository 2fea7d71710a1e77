"""One HTTP connection: uvicorn's, with bounds on the head of a request and a short way to kept pages."""

import asyncio
import socket
import sys
from functools import lru_cache

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from helpcentre.base.front import bounds, encodings, entry, routes
from helpcentre.base.front.app import Front

_UNSENT_SECONDS = 60  # a peer that acknowledges nothing for so long is gone
#: With one of these a request takes the long way: it has a body or wants another protocol.
_LONG_WAY = {b"content-length", b"transfer-encoding", b"expect", b"upgrade"}


class Connection(HttpToolsProtocol):
    """uvicorn bounds neither the size of a request's head nor the time it takes; this does.

    A kept page is answered while the request is being parsed, without task, scope or queue, when nothing else is going
    on on the connection. The answer is the same as ``Front``'s.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]
        self._head_is_open = False
        self._head_size = 0
        self._is_answered = False
        self._head_timer: asyncio.TimerHandle | None = None
        self._rest_timer: asyncio.TimerHandle | None = None
        self._rested_at = 0.0
        self._front = self.config.app if isinstance(self.config.app, Front) else None
        self._expect_head()
        peer: socket.socket | None = transport.get_extra_info("socket")
        if peer is not None and peer.family in {socket.AF_INET, socket.AF_INET6}:
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNSENT_SECONDS * 1000)

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_here()
        if self._rest_timer is not None:
            self._rest_timer.cancel()
        super().connection_lost(exc)

    def stop_waiting(self) -> None:
        """The server stops: whoever is still sending a request will not be heard."""
        if self._is_busy() and self.cycle.more_body and not self.cycle.response_started:
            self.transport.abort()

    # The head's bounds

    def _expect_head(self) -> None:
        if self._head_timer is None:
            self._head_timer = self.loop.call_later(bounds.HEAD_SECONDS, self.transport.abort)

    def _head_is_here(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def data_received(self, data: bytes) -> None:
        was_open = self._head_is_open
        super().data_received(data)
        if not self._head_is_open:
            self._head_size = 0
            self._head_is_here()
            return
        self._expect_head()
        self._head_size += len(data) if was_open else 0
        if self._head_size > bounds.HEAD:
            self._say_no(b"431 Request Header Fields Too Large")

    def send_400_response(self, msg: str) -> None:
        """The parser gave up. A method it has never heard of is one we do not allow."""
        if isinstance(sys.exc_info()[1], httptools.HttpParserInvalidMethodError):
            self._say_no(b"405 Method Not Allowed", b"allow: " + ", ".join(routes.METHODS).encode() + b"\r\n")
        else:
            self._say_no(b"400 Bad Request")

    def _say_no(self, status: bytes, more: bytes = b"") -> None:
        self._head_is_open = False
        if not self._is_busy():
            head = b"content-type: text/plain; charset=utf-8\r\nconnection: close\r\ncontent-length: %d\r\n\r\n"
            self.transport.write(b"HTTP/1.1 " + status + b"\r\n" + more + head % (len(status) - 4) + status[4:])
        self.transport.close()

    def _unsupported_upgrade_warning(self) -> None:
        """Offers of other protocols are ignored in silence."""

    # The short way

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._head_is_open = True

    def on_headers_complete(self) -> None:
        self._head_is_open = False
        self._is_answered = self._answer_at_once()
        if not self._is_answered:
            self.scope["extensions"] = {"helpcentre.abort": {"call": self.transport.abort}}
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if not self._is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._is_answered:
            self.server_state.total_requests += 1
            self._rest()
        else:
            super().on_message_complete()

    def _rest(self) -> None:
        """Wait for the next request as long as uvicorn does, without another timer for each kept page."""
        self._rested_at = self.loop.time()
        if self._rest_timer is None:
            self._rest_timer = self.loop.call_later(self.timeout_keep_alive, self._has_rested)

    def _has_rested(self) -> None:
        self._rest_timer = None
        if self._is_busy() or self._head_is_open or self.timeout_keep_alive_task is not None:
            return  # other timers run
        left = self._rested_at + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            self._rest_timer = self.loop.call_later(left, self._has_rested)
        else:
            self.timeout_keep_alive_handler()

    def _is_busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _answer_at_once(self) -> bool:
        front, held, method = self._front, dict(self.headers), self.parser.get_method()
        encoding = encodings.best(held.get(b"accept-encoding", b""))
        if front is None or encoding == encodings.IDENTITY or not self._is_plain(held):
            return False
        found = front.kept(method.decode("latin1"), self.url, self.scheme or "http", self.headers)
        if found is None:
            return False
        rendering = found.rendering(encoding)
        if entry.names(held.get(b"if-none-match"), rendering.etag):
            self.transport.write(b"%b%b\r\n" % (rendering.same_head, self._general()))
        else:
            body = b"" if method == b"HEAD" else rendering.body
            self.transport.write(b"%b%b\r\n%b" % (rendering.ok_head, self._general(), body))
        return True

    def _is_plain(self, held: dict[bytes, bytes]) -> bool:
        """Whether nothing but the page is asked for, each header once, and nothing else goes on here."""
        return (
            b"?" not in self.url
            and not self._is_busy()
            and not self.flow.write_paused
            and len(held) == len(self.headers)
            and b"host" in held
            and _LONG_WAY.isdisjoint(held)
            and self.parser.get_http_version() == "1.1"
            and self.parser.should_keep_alive()
        )

    def _general(self) -> bytes:
        """What stands on every answer: the date."""
        return _lines(tuple(self.server_state.default_headers))


@lru_cache(maxsize=4)  # the date is another one each second
def _lines(headers: tuple[tuple[bytes, bytes], ...]) -> bytes:
    return b"".join(b"%b: %b\r\n" % header for header in headers)
