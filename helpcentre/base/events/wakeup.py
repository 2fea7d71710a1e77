"""Waking the readers of the event log and the workers as soon as something has been committed.

A wake-up carries nothing: whoever wakes looks at the tables. It may come too often, so looking must be cheap.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from helpcentre.base.events import faults

logger = logging.getLogger(__name__)

CHANNEL = "helpcentre_events"
_PASSING = "helpcentre_passing"  # words for whoever listens at that moment
_POLL = 0.025  # seconds between two looks at SQLite's data version; one look takes about 5 µs
_LISTEN = 0.2  # seconds a PostgreSQL watcher listens before it looks whether it should stop


def ring() -> None:
    """Wake the watchers of every process when the caller's transaction commits.

    On SQLite there is nothing to do: a commit is seen by itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")


def pass_on(words: str) -> None:
    """On PostgreSQL: hand ``words`` to every watcher that takes such, when the caller's transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [_PASSING, words])


Take = Callable[[str], None]


def watch(stop: threading.Event, *, quiet: float = 5.0, passing: Take | None = None) -> Iterator[None]:
    """Block in the calling thread and yield whenever something may have been committed, until ``stop`` is set.

    Yields once at the start, then after commits of any process, and at least every ``quiet`` seconds. A lost
    database connection is made again. Stopping takes at most a quarter of a second. On PostgreSQL, ``passing`` is
    called with what ``pass_on`` hands over, without a wake-up.
    """
    watcher = _watch_postgresql if connection.vendor == "postgresql" else _watch_sqlite
    while not stop.is_set():
        try:
            yield from watcher(stop, quiet, passing)
        except _driver().Error as error:
            logger.warning("The watcher connects again after %s", faults.describe(error))
            stop.wait(1.0)


def _driver() -> Any:
    """The driver's module: both call it so, the shared base class of Django's wrappers does not."""
    wrapper: Any = connection
    return wrapper.Database


def _watch_sqlite(stop: threading.Event, quiet: float, passing: Take | None) -> Iterator[None]:
    """``PRAGMA data_version`` changes on this connection when any other connection has committed."""
    address = f"file:{connection.settings_dict['NAME']}?mode=ro"
    link = _driver().connect(address, uri=True, isolation_level=None)
    try:
        seen, told = None, 0.0
        while not stop.is_set():
            version = link.execute("PRAGMA data_version").fetchone()[0]
            if version != seen or time.monotonic() - told >= quiet:
                seen, told = version, time.monotonic()
                yield
            stop.wait(_POLL)
    finally:
        link.close()


def _watch_postgresql(stop: threading.Event, quiet: float, passing: Take | None) -> Iterator[None]:
    """LISTEN on a connection outside the pool; a notification arrives when its transaction commits."""
    parameters = {**connection.get_connection_params(), "autocommit": True}
    link = _driver().connect(**parameters)
    try:
        link.execute(f"LISTEN {CHANNEL}")
        if passing:
            link.execute(f"LISTEN {_PASSING}")
        told = 0.0
        while not stop.is_set():
            if told == 0.0 or time.monotonic() - told >= quiet:
                told = time.monotonic()
                yield
            rung = False
            for heard in link.notifies(timeout=min(_LISTEN, quiet), stop_after=1):
                if passing and heard.channel == _PASSING:
                    passing(heard.payload)
                else:
                    rung = True
            if rung:
                told = time.monotonic()
                yield
    finally:
        link.close()
