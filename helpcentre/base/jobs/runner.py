"""One thread that runs one job after the other."""

import logging
import threading
from typing import Any, cast

from django.db import close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks import TaskContext

from helpcentre.base.core import courtesy
from helpcentre.base.core.database import durability
from helpcentre.base.events import faults
from helpcentre.base.jobs import leases, queue

logger = logging.getLogger(__name__)


class Runner:
    """``wake`` is set by whoever knows that there may be work; a due job is seen within a second even so."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.wake = threading.Event()
        self.worker_id = ""

    def run(self) -> None:
        """Thread target. A failure of the database ends the lease, so that a job left running is given back."""
        durability.relax()
        try:
            while not self.stop.is_set():
                try:
                    self._work()
                except Exception as error:
                    logger.error("A runner goes on after %s", faults.describe(error))
                    self.worker_id = ""
                    self.stop.wait(1.0)
            if self.worker_id:
                leases.end(self.worker_id)
        finally:
            connections.close_all()

    def _work(self) -> None:
        if not self.worker_id:
            worker_id = get_random_string(32)
            leases.take([worker_id])
            self.worker_id = worker_id
        while not self.stop.is_set():
            self.wake.clear()
            close_old_connections()
            courtesy.give_way()
            row = queue.claim(self.worker_id)
            if row is None:
                self.wake.wait(1.0)
            else:
                run_one(row)


def run_one(row: queue.Row) -> None:
    """Run a claimed job and write down how it ended. Raises only when that cannot be written down."""
    try:
        task = row.task
        context = [TaskContext(task_result=cast(Any, row.task_result))] if task.takes_context else []
        task.call(*context, *row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except BaseException as error:
        queue.failed(row, error)
    else:
        queue.succeeded(row)
