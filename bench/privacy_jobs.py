"""``python -m bench.privacy_jobs retention``: one job on a data directory, what it costs and whom it keeps waiting."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helpcentre.config.settings")


def main() -> None:
    import django

    django.setup()
    what = sys.argv[1]
    print(json.dumps(_ready() if what == "swell" else _measured(_JOBS[what])))


def _ready() -> dict[str, int]:
    """Makes it large once, and says who has most requests and which agent answers."""
    from bench.swelling import swell
    from helpcentre.domain.people.models import ConsentEntry

    if not ConsentEntry.objects.exists():
        swell()
    return {"most": _busiest(), "agent": _agent()}


def _measured(job: Callable[[], object]) -> dict[str, Any]:
    longest, stop = [0.0], threading.Event()
    other = threading.Thread(target=_write_beside, args=(longest, stop))
    other.start()
    began, cpu = time.perf_counter(), time.thread_time()
    did = job()
    took, cpu = time.perf_counter() - began, time.thread_time() - cpu
    stop.set()
    other.join()
    return {"took": took, "cpu": cpu, "waited": longest[0], "did": str(did)}


def _write_beside(longest: list[float], stop: threading.Event) -> None:
    """Somebody else who wants to write every twentieth of a second."""
    from django.db import connection, transaction

    while not stop.wait(0.05):
        began = time.perf_counter()
        with transaction.atomic():
            pass
        longest[0] = max(longest[0], time.perf_counter() - began)
    connection.close()


def _retention(*, rehearse: bool) -> str:
    from helpcentre.domain.retention.actions import let_go

    run = let_go(rehearse=rehearse, clock_is_right=True)
    return f"{run.due if rehearse else run.gone:,} rows"


def _plan(person_id: int) -> str:
    from helpcentre.domain.people.models import Person
    from helpcentre.domain.privacy.erasing.plan import plan

    return f"{plan(Person.objects.get(pk=person_id)).total:,} things"


def _erasure() -> str:
    from helpcentre.base.core.actor import Actor
    from helpcentre.domain.people.models import Person
    from helpcentre.domain.privacy.erasing import running
    from helpcentre.domain.privacy.erasing.actions import ask_for_erasure
    from helpcentre.domain.privacy.models import Cause

    person = Person.objects.get(pk=_usual())
    asked = ask_for_erasure(actor=Actor.system(), person=person, cause=Cause.COMMAND, at_once=True)
    running.run(asked.pk)
    return f"{sum(asked.steps.values_list('count', flat=True)):,} things"


def _busiest() -> int:
    from django.db.models import Count

    from helpcentre.domain.tickets.models import Ticket

    counted = Ticket.objects.values_list("requester").annotate(n=Count("id")).order_by("-n")
    return int(counted[0][0])


def _agent() -> int:
    from helpcentre.domain.people.models import Person

    return Person.objects.get(email="asha@help.example").pk


def _usual() -> int:
    """The newest person with an address who asked something and is still here."""
    from helpcentre.domain.tickets.models import Ticket

    rows = Ticket.objects.filter(requester__erased_at=None, requester__email__endswith="@bulk.example")
    return rows.order_by("-requester_id").values_list("requester_id", flat=True)[0]


_JOBS: dict[str, Callable[[], object]] = {
    "retention-rehearsal": lambda: _retention(rehearse=True),
    "retention": lambda: _retention(rehearse=False),
    "plan": lambda: _plan(_usual()),
    "plan-most-tickets": lambda: _plan(_busiest()),
    "erasure": _erasure,
}

if __name__ == "__main__":
    main()
