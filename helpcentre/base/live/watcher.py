"""The one thread of a process that reads new events, for the streams and for the page cache."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection

from helpcentre.base.events import faults, log, wakeup
from helpcentre.base.live import hints
from helpcentre.base.live.topics import Passing, Seen

logger = logging.getLogger(__name__)

BATCH = 200
REST = 1.0  # seconds before another try after the database has failed


class Watcher:
    """Calls ``deliver`` with new events, oldest first, each once, from its own thread with its own connection.

    ``deliver`` must be quick and thread-safe, and so must ``pass_on``, which is called with hints given after
    ``given``. ``healthy`` is called with False when the log cannot be read and with True once it is read again, after
    what was missed has been delivered.
    """

    def __init__(
        self,
        position: int,
        deliver: Callable[[list[Seen]], None],
        healthy: Callable[[bool], None],
        *,
        given: int = 0,
        pass_on: Callable[[list[Passing]], None] = lambda _: None,
    ) -> None:
        self._given = given
        self._pass_on = pass_on
        self._position = position
        self._deliver = deliver
        self._healthy = healthy
        self._was_healthy = True
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live-watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ask the thread to end and wait for it, at most a second."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                for _ in wakeup.watch(self._stop, passing=self._passed):
                    self._read()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("the event log cannot be read (%s); trying again", faults.describe(error))
                self._tell(healthy=False)
                self._stop.wait(REST)
            finally:
                connection.close()

    def _read(self) -> None:
        self._given, given = hints.after(self._given)
        if given:
            self._pass_on(given)
        while not self._stop.is_set():
            events = [
                Seen(event.id, event.kind, event.subject_kind, event.subject_id)
                for event in log.after(self._position, limit=BATCH)
            ]
            if events:
                self._deliver(events)
                self._position = events[-1].id
            if len(events) < BATCH:
                break
        self._tell(healthy=True)

    def _passed(self, payload: str) -> None:
        hint = hints.read(payload)
        if hint is not None:
            self._pass_on([hint])

    def _tell(self, *, healthy: bool) -> None:
        if healthy is not self._was_healthy:
            self._was_healthy = healthy
            self._healthy(healthy)
