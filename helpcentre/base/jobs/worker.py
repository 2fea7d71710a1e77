"""The worker: runs jobs, carries events, keeps the periodic table and gives back the jobs of dead workers."""

import logging
import threading
import time
from datetime import datetime

from django.db import close_old_connections, connections

from helpcentre.base.core.database import durability
from helpcentre.base.events import faults, wakeup
from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.jobs import leases, queue, schedule
from helpcentre.base.jobs.runner import Runner

logger = logging.getLogger(__name__)

_REAP = 5.0  # seconds between two looks for jobs of dead workers (a read, unless there are some)


class Worker:
    """All that works in the background, as one thread target.

    ``threads`` jobs run at once. When ``stop`` is set, no new job is taken, and running ones have ``grace``
    seconds to end; one that needs longer is given back by the next worker once this process is gone.
    """

    def __init__(self, stop: threading.Event, *, threads: int = 2, grace: float = 5.0) -> None:
        self.stop = stop
        self.grace = grace
        self.runners = [Runner(stop) for _ in range(threads)]
        self._known_slots: dict[str, datetime] = {}
        self._beat_due = self._reap_due = 0.0

    def run(self) -> None:
        """Thread target: work until ``stop`` is set. Nothing a job, a reader or the database does ends it sooner."""
        durability.relax()
        targets = [Dispatcher(self.stop).run, *(runner.run for runner in self.runners)]
        threads = [threading.Thread(target=target, daemon=True, name="worker") for target in targets]
        for thread in threads:
            thread.start()
        try:
            for _ in wakeup.watch(self.stop, quiet=1.0):
                for runner in self.runners:
                    runner.wake.set()
                self._keep_house()
            self._end(threads)
        finally:
            connections.close_all()

    def _keep_house(self) -> None:
        try:
            close_old_connections()
            if time.monotonic() >= self._beat_due:
                leases.take([runner.worker_id for runner in self.runners if runner.worker_id])
                self._beat_due = time.monotonic() + leases.BEAT.total_seconds()
            if time.monotonic() >= self._reap_due:
                queue.give_back_of_dead(leases.living())
                self._reap_due = time.monotonic() + _REAP
            schedule.enqueue_due(self._known_slots)
        except Exception as error:
            logger.error("The worker goes on after %s", faults.describe(error))
            self.stop.wait(1.0)

    def _end(self, threads: list[threading.Thread]) -> None:
        for runner in self.runners:
            runner.wake.set()
        latest = time.monotonic() + self.grace
        for thread in threads:
            thread.join(max(0.0, latest - time.monotonic()))
