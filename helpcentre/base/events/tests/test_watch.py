import threading
import time

import pytest
from django.db import connection, transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log, wakeup
from helpcentre.base.events.tests.shop import OPENED, record

pytestmark = pytest.mark.django_db(transaction=True)


class Watching:
    """Counts wake-ups in a thread."""

    def __init__(self, quiet: float = 30.0) -> None:
        self.stop, self.woken, self.count = threading.Event(), threading.Condition(), 0
        self.thread = threading.Thread(target=self._run, args=(quiet,))

    def _run(self, quiet):
        for _ in wakeup.watch(self.stop, quiet=quiet):
            with self.woken:
                self.count += 1
                self.woken.notify_all()

    def reaches(self, count: int, seconds: float = 3.0) -> bool:
        with self.woken:
            return self.woken.wait_for(lambda: self.count >= count, seconds)

    def __enter__(self):
        self.thread.start()
        assert self.reaches(1)
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join(3)
        assert not self.thread.is_alive()


def test_a_commit_wakes_at_once():
    with Watching() as watching:
        began = time.monotonic()
        record()
        assert watching.reaches(2)
        assert time.monotonic() - began < 4  # seconds; unasked it would look after 5


def test_a_rollback_and_silence_do_not_wake():
    with Watching() as watching:
        with pytest.raises(RuntimeError), transaction.atomic():
            log.record(OPENED, 1, actor=Actor.system())
            raise RuntimeError
        assert not watching.reaches(2, 0.4)


def test_a_quiet_time_ends_with_a_wake_up():
    with Watching(quiet=0.2) as watching:
        assert watching.reaches(4)


def test_ring_wakes_without_an_event():
    with Watching() as watching:
        with transaction.atomic():
            wakeup.ring()
            if connection.vendor == "sqlite":  # there a commit that wrote is what rings
                with connection.cursor() as cursor:
                    cursor.execute("UPDATE events_subscribercursor SET failures = 0 WHERE name = 'nobody'")
                    cursor.execute("INSERT INTO events_subscribercursor VALUES ('somebody', 0, 0, NULL)")
        assert watching.reaches(2)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL has connections to lose")
def test_a_lost_connection_is_made_again():
    with Watching() as watching:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN helpcentre%'"
            )
        assert watching.reaches(2)
        record()
        assert watching.reaches(3)
