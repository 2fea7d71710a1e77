import threading
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events import subscribers
from helpcentre.base.jobs import registry, schedule
from helpcentre.base.jobs.worker import Worker
from helpcentre.base.outbound.tests.conftest import TEMPLATES


@pytest.fixture(autouse=True)
def tables(monkeypatch):
    """The jobs of this floor, and neither periodic functions nor readers but the test's own."""
    monkeypatch.setattr(registry, "_jobs", dict(registry._jobs))
    monkeypatch.setattr(schedule, "_table", {})
    monkeypatch.setattr(subscribers, "_subscribers", {})


@pytest.fixture
def outbox(settings, tmp_path):
    """A data directory, no mail server and the mail templates of the floor below."""
    settings.DATA = replace(settings.DATA, root=tmp_path)
    settings.EMAIL_URL = ""
    settings.PUBLIC_URL = "https://duka.example"
    settings.DEFAULT_FROM_EMAIL = "Duka Help <help@duka.example>"
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [TEMPLATES]
    settings.TEMPLATES = templates
    return settings.DATA.outbox


@pytest.fixture
def later(monkeypatch):
    """Moves our clock and the queue's forward by seconds."""

    def move(seconds: float) -> None:
        moment = clock.now() + timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return move


@pytest.fixture
def working():
    """A running worker, which the test leaves stopped."""

    @contextmanager
    def run(count: int = 1):
        stop = threading.Event()
        threads = [threading.Thread(target=Worker(stop).run) for _ in range(count)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join(10)
            assert not [thread for thread in threads if thread.is_alive()]

    return run
