from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from helpcentre.base.jobs import leases, queue
from helpcentre.base.jobs.registry import job
from helpcentre.base.jobs.runner import run_one
from helpcentre.base.jobs.schedule import enqueue_due, periodic

pytestmark = pytest.mark.django_db


def shown(command):
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_the_schedule_shows_what_has_run_and_what_has_not():
    periodic("test.bell", every=timedelta(hours=1))(lambda: None)
    assert "has not run" in shown("show_schedule")
    enqueue_due({})
    assert "not finished" in shown("show_schedule")
    run_one(queue.claim("asha"))
    line = shown("show_schedule")
    assert line.startswith("test.bell ")
    assert "every 1:00:00" in line
    assert "UTC, finished" in line


def test_jobs_are_shown_with_what_waits_failed_and_why_and_the_workers(later):
    @job(name="test.ring", tries=1)
    def ring(*, n):
        raise ValueError("Mama Njeri")

    ring.enqueue(n=1)
    ring.enqueue(n=2)
    leases.take(["asha-1234-5678"])
    run_one(queue.claim("asha-1234-5678"))
    text = shown("show_jobs")
    assert "1 waiting, 0 running, 1 failed" in text
    assert "last: ValueError at base/jobs/tests/test_show_commands.py" in text
    assert "Njeri" not in text
    assert "worker asha-123 lives" in text
    assert "outbound.deliver_mail" in text
    later(121)
    assert "worker asha-123 is gone" in shown("show_jobs")
