from threading import Thread

import pytest
from django.db import connection

from helpcentre.base.core.database import durability

FULL, NORMAL = 2, 1


def mode() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        return int(cursor.fetchone()[0])


def in_a_thread(*, relaxed: bool) -> int:
    found: list[int] = []

    def look() -> None:
        if relaxed:
            durability.relax()
        found.append(mode())
        connection.close()

    thread = Thread(target=look)
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its own setting")
def test_only_a_thread_that_says_so_does_not_wait_for_the_disk():
    assert in_a_thread(relaxed=True) == NORMAL
    assert in_a_thread(relaxed=False) == FULL
    assert mode() == FULL
