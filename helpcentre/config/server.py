"""The server process: uvicorn around the front, with the worker beside it if wanted."""

import asyncio
import contextlib
import gc
import logging
import resource
import signal
import socket
import threading
from collections.abc import Generator

import uvicorn
from django.urls import get_resolver

from helpcentre.base.front.app import Front
from helpcentre.base.front.connection import Connection
from helpcentre.base.jobs.worker import Worker
from helpcentre.config import large_pages
from helpcentre.config.counting import Counting

KEEP_ALIVE = 20  # seconds; a telephone that reads a page keeps its connection for the next one
GRACE = 5.0  # seconds that requests already in Django's hands get when the server stops

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Server(uvicorn.Server):
    """Stops within a second when it is only streaming, and within ``GRACE`` of its slowest request otherwise.

    ``run`` returns after a signal, instead of being ended by it once more as uvicorn does, so that the caller can
    clean up.
    """

    def __init__(self, front: Front) -> None:
        self.front = front
        super().__init__(
            uvicorn.Config(
                front,
                http=Connection,
                loop="uvloop",
                ws="none",
                lifespan="on",
                proxy_headers=False,  # who asks is decided by front.addresses, from settings.TRUSTED_PROXIES
                server_header=False,
                access_log=False,  # it would hold addresses of people
                log_config=None,
                timeout_keep_alive=KEEP_ALIVE,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.front.hub.close()
        for connection in list(self.server_state.connections):
            if isinstance(connection, Connection):
                connection.stop_waiting()
        giving_up = asyncio.get_running_loop().call_later(GRACE, self._give_up)
        await super().shutdown(sockets)
        giving_up.cancel()
        await self.front.stop()

    def _give_up(self) -> None:
        """Somebody's answer is still not on its way: cut what is open."""
        self.force_exit = True
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # or it prints a traceback for each of them
        for connection in list(self.server_state.connections):
            connection.transport.abort()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        before = {number: signal.signal(number, self.handle_exit) for number in _STOPS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class EmbeddedWorker:
    """The job worker in a thread of the server process."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._worker = Worker(self._stop)
        self._thread = threading.Thread(target=self._worker.run, name="worker", daemon=True)

    def __enter__(self) -> "EmbeddedWorker":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Running jobs get the worker's grace; what is left then is given back at the next start."""
        self._stop.set()
        self._thread.join(self._worker.grace + 1.0)


def allow_many_connections() -> None:
    """Every open stream is a file descriptor: take as many as the machine lets this user have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def spare_the_collector() -> None:
    """Python's collector of garbage walks over everything that is alive: leave what was loaded at the start out of its
    walks, and let it walk less often. Otherwise one page in twenty waits for it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def serve(front: Front, listener: socket.socket, *, with_worker: bool) -> None:
    """Serve on ``listener`` until a signal asks to stop."""
    allow_many_connections()
    assert get_resolver().url_patterns  # loads every address, or the first visitor would wait for it
    spare_the_collector()
    large_pages.gather()
    with Counting(front), EmbeddedWorker() if with_worker else contextlib.nullcontext():
        Server(front).run(sockets=[listener])
