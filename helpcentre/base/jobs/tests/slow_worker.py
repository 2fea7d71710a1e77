"""A worker process whose job never ends: ``python -m … DATABASE MARKER``. For the test that kills it."""

import sys
import threading
import time
from pathlib import Path

import django
from django.conf import settings


def main(database: str, marker: Path) -> None:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from helpcentre.base.events import subscribers
    from helpcentre.base.jobs import schedule
    from helpcentre.base.jobs.registry import job
    from helpcentre.base.jobs.worker import Worker

    subscribers._subscribers.clear()
    schedule._table.clear()

    @job(name="test.slow")
    def slow(*, ticket_id: int) -> None:
        marker.write_text(str(ticket_id))
        time.sleep(60)

    Worker(threading.Event()).run()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
