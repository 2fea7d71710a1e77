"""What keeps an erasure quick among millions of messages: its plan reads by index, its search locks nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.domain.people.actions import find_or_create_person
from helpcentre.domain.privacy.erasing import elsewhere, running, steps, whose
from helpcentre.domain.privacy.erasing.plan import plan
from helpcentre.domain.privacy.tests.test_erasing import SYSTEM, ask
from helpcentre.domain.tickets.actions import open_ticket
from helpcentre.domain.tickets.models import Message

pytestmark = pytest.mark.django_db
LARGE = ("tickets_message", "tickets_ticket", "search_messageentry", "events_event")


def write(body: str) -> Message:
    baraka = find_or_create_person(actor=SYSTEM, name="Baraka Juma", email="baraka@chemist.example", language="en")
    return open_ticket(
        actor=baraka.actor, requester=baraka, subject="Printer", body=body, channel="web", language="en"
    ).message


@pytest.mark.once
@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite how it reads")
def test_the_plan_reads_no_large_table_from_end_to_end(place: Any, mama_njeri: Any) -> None:
    write("Call Mama Njeri at 0712345678")
    with CaptureQueriesContext(connection) as asked:
        plan(mama_njeri)
    scans = set()
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"].replace("%", "%%"))
                scans |= {(row[3], query["sql"][:300]) for row in cursor.fetchall()}
    assert [each for each in scans if each[0] in {f"SCAN {table}" for table in LARGE}] == []


@pytest.mark.parametrize(
    "said", ["Call her at 0712345678", "Pigia +254712345678.", "Write to NJERI@stores.example, please"]
)
def test_a_glance_finds_what_a_full_search_finds(place: Any, mama_njeri: Any, said: str) -> None:
    write(said)
    theirs = whose.of(mama_njeri.pk)
    assert elsewhere.glance(theirs) == elsewhere.count(theirs) >= 1


def test_what_changed_between_the_search_and_the_lock_is_not_written_over(place: Any, mama_njeri: Any) -> None:
    message = write("Call her at 0712345678, she waits")
    cover = elsewhere.seek(whose.of(mama_njeri.pk))
    Message.objects.filter(pk=message.pk).update(body="Never mind; it was 0712345678")
    assert cover() >= 1
    message.refresh_from_db()
    assert message.body.startswith("Never mind") and "0712345678" not in message.body


@pytest.mark.django_db(transaction=True)
def test_the_search_is_made_before_anything_is_locked(place: Any, mama_njeri: Any, monkeypatch: Any) -> None:
    locked = []
    full = elsewhere.seek

    def watched(theirs: Any) -> Any:
        locked.append(connection.in_atomic_block)
        return full(theirs)

    (step,) = [each for each in steps.all_steps() if each.name == "store privacy.elsewhere"]
    monkeypatch.setattr(steps, "all_steps", lambda: [steps.Step(step.name, step.run, step.left, watched)])
    assert running.run(ask(mama_njeri, at_once=True).pk)
    assert locked == [False]
