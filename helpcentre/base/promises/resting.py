"""Measuring beside people who wait for pages: threads of one process take turns, and a control takes many of them.

Inside ``resting`` whoever measures works half of the time at most. A command that somebody waits for does not rest.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from helpcentre.base.core import courtesy

SHORTEST, LONGEST = 0.05, 2.0  # seconds of work after which it rests, and that it rests at most


class Pace:
    """Rests as long as it worked since the last time."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def rest(self) -> None:
        worked = time.monotonic() - self._since
        if worked < SHORTEST:
            return
        time.sleep(min(worked, LONGEST))
        courtesy.give_way()
        self._since = time.monotonic()


_pace: ContextVar[Pace | None] = ContextVar("pace", default=None)


@contextmanager
def resting() -> Iterator[None]:
    token = _pace.set(Pace())
    try:
        yield
    finally:
        _pace.reset(token)


def breathe() -> None:
    """Rest, if whoever called should. Never inside a transaction: others would wait for its lock."""
    pace = _pace.get()
    if pace is not None and not connection.in_atomic_block:
        pace.rest()
