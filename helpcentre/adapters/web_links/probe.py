"""Asking another website whether a page is still there, in a way that nobody can turn against us.

Authors write the addresses, and a website may answer with any redirect. So each step is decided anew:

1. Only http and https, on the ports websites use, without a name and password.
2. The host's name is looked up once. If any of its addresses is not public, nothing is opened.
3. The connection goes to the address that was judged, never to the name, so a second look-up cannot lead elsewhere.
4. A redirect is followed by these same steps, five times at most.

HEAD first; GET where HEAD is not liked, without reading the body. No referrer and no cookie goes with it.
"""

import http.client
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from helpcentre.adapters.web_links import addresses
from helpcentre.domain.feedback.link_probe import Finding
from helpcentre.domain.feedback.models import LinkState

HOPS = 5
QUIET = 6.0  # seconds without a byte
TIME = 12.0  # seconds for one link, redirects included
PORTS = frozenset({80, 443, 8080, 8443})
_LONGEST = 4_000  # characters of an address
_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {404, 410}
#: Answers of a server that is there and wants a person: sign in, pay, prove that you are one, come slower.
_ALIVE = {401, 402, 403, 407, 418, 423, 425, 429, 451, 999}


class RefusedError(Exception):
    """The address leads where we do not go."""


@dataclass(frozen=True)
class WebProbe:
    """``agent`` says who asks and where to complain. ``resolve``, ``may`` and ``ports`` are replaced in tests only."""

    agent: str
    resolve: addresses.Resolver = addresses.resolve
    may: addresses.Rule = addresses.is_public
    ports: frozenset[int] = PORTS
    time_allowed: float = TIME

    def look(self, url: str) -> Finding:
        until = time.monotonic() + self.time_allowed
        try:
            status = self._follow(url, until)
        except RefusedError:
            return Finding(LinkState.REFUSED)
        except (OSError, http.client.HTTPException, ValueError):
            return Finding(LinkState.TROUBLE)
        if status in _GONE:
            return Finding(LinkState.GONE, status)
        return Finding(LinkState.ALIVE if status < 300 or status in _ALIVE else LinkState.TROUBLE, status)

    def _follow(self, url: str, until: float) -> int:
        status = 0
        for _ in range(HOPS + 1):
            status, target = self._ask("HEAD", url, until)
            if status >= 400 and status not in {401, 429}:
                status, target = self._ask("GET", url, until)
            if status not in _REDIRECTS or not target:
                return status
            url = urljoin(url, target)
        return status

    def _ask(self, method: str, url: str, until: float) -> tuple[int, str]:
        """Status and where it redirects to. Raises RefusedError, OSError, HTTPException, ValueError."""
        parts = urlsplit(url)
        host, port = self._host(parts, url)
        found = self.resolve(host, port)
        if not found or not all(self.may(address) for address in found):
            raise RefusedError
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        with _Watched(left) as watched:
            connection = _Pinned(host, port, address=found[0], secure=parts.scheme == "https", watched=watched)
            try:
                connection.request(method, _target(parts), headers={"User-Agent": self.agent, "Accept": "*/*"})
                answer = connection.getresponse()
                return answer.status, answer.headers.get("Location") or ""
            finally:
                connection.close()

    def _host(self, parts: SplitResult, url: str) -> tuple[str, int]:
        if parts.scheme not in {"http", "https"} or len(url) > _LONGEST or "@" in parts.netloc or not parts.hostname:
            raise RefusedError
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if port not in self.ports:
            raise RefusedError
        host = parts.hostname
        return (host if host.isascii() else host.encode("idna").decode()), port


class _Watched:
    """Ends what takes too long, however little a server sends at a time."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._socket: socket.socket | None = None

    def __enter__(self) -> "_Watched":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def over(self, opened: socket.socket) -> None:
        self._socket = opened

    def _end(self) -> None:
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                self._socket.close()


class _Pinned(http.client.HTTPConnection):
    """Speaks to one address as the host it was found under; a certificate must be the host's."""

    def __init__(self, host: str, port: int, *, address: str, secure: bool, watched: _Watched) -> None:
        super().__init__(host, port, timeout=QUIET)
        self._address, self._secure, self._watched = address, secure, watched
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        opened = socket.create_connection((self._address, self.port), self.timeout)
        self._watched.over(opened)
        if self._secure:
            opened = ssl.create_default_context().wrap_socket(opened, server_hostname=self.host)
            self._watched.over(opened)
        self.sock = opened


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path
