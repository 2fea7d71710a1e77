import pytest

from helpcentre.base.events import subscribers


@pytest.fixture
def readers(monkeypatch):
    """An empty table of subscribers, and the way to declare one."""
    monkeypatch.setattr(subscribers, "_subscribers", {})
    return subscribers.subscriber
