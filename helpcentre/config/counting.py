"""What the server counts while it answers, written down every few seconds by a thread of its own.

The front counts what it sends: pages of articles, which it keeps and Django never sees, and pages of results. It knows
paths and numbers, and nothing of whoever asked.
"""

import logging
import threading
from collections import Counter
from urllib.parse import parse_qsl

from django.conf import settings
from django.db import close_old_connections, connections

from helpcentre.base.core import courtesy
from helpcentre.base.core.database import durability
from helpcentre.base.events import faults
from helpcentre.base.front.app import Front
from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.days import add_to_day
from helpcentre.domain.feedback.models import Counted

logger = logging.getLogger(__name__)

EVERY = 5.0  # seconds
_SEARCHES = frozenset(f"/{code}/search/" for code, _ in settings.LANGUAGES)


def is_search(path: str, query: bytes) -> bool:
    """Whether a page of results was asked for: not the empty box, and not the short list shown while typing."""
    if path not in _SEARCHES or len(query) > 2_000:
        return False
    asked = dict(parse_qsl(query.decode("latin1")))
    return bool(asked.get("q", "").strip()) and "part" not in asked


class Counting:
    """Use as a context around serving; what was counted last is written at the end."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="counting", daemon=True)

    def __enter__(self) -> "Counting":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(3.0)

    def _run(self) -> None:
        durability.relax()
        try:
            while not self._stop.wait(EVERY):
                courtesy.give_way()
                close_old_connections()
                self._write()
            self._write()
        finally:
            connections.close_all()

    def _write(self) -> None:
        front = self._front
        pages, front.cache.served = front.cache.served, Counter()
        searches, front.watched_answers = front.watched_answers, 0
        try:
            actions.write_tallies()
            if searches:
                add_to_day(Counted.SEARCHES, searches)
            if pages:
                actions.add_readings(pages={path.decode("latin1"): number for path, number in pages.items()})
        except Exception as error:
            logger.error("Counting goes on after %s", faults.describe(error))
