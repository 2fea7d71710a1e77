"""What ``/readyz`` says of a process that cannot work."""

import json

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from helpcentre.config import health


def ask(method: str = "GET") -> tuple[int, dict[str, str]]:
    response = health.readyz(RequestFactory().generic(method, "/readyz"))
    return response.status_code, json.loads(response.content or b"{}")


@pytest.mark.django_db
def test_everything_but_the_worker_is_there() -> None:
    assert ask() == (503, {"database": "ok", "migrations": "ok", "worker": "not seen", "erasures": "ok"})


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_said_and_no_more(monkeypatch) -> None:
    def fail() -> str:
        raise OperationalError("could not connect to db.internal as helpcentre")

    monkeypatch.setitem(health.CHECKS, "database", fail)
    status, said = ask()
    assert (status, said["database"]) == (503, "does not answer")


@pytest.mark.django_db
def test_missing_tables_are_said_and_looked_for_again(monkeypatch) -> None:
    health._all_migrated.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["one"])
        assert ask()[1]["migrations"] == "not applied"
    assert ask()[1]["migrations"] == "ok"


def test_only_reading_is_allowed() -> None:
    assert ask("POST") == (405, {})
