import pytest

from helpcentre.domain.tickets.actions import open_ticket


@pytest.fixture
def ten_seconds(settings):
    """Replies wait, as they do where nothing is set."""
    settings.UNDO_SECONDS = 10


@pytest.fixture
def opened(mama_njeri):
    return open_ticket(
        actor=mama_njeri.actor,
        requester=mama_njeri,
        subject="Malipo ya M-Pesa",
        body="Mteja amelipa leo asubuhi",
        channel="web",
        language="sw",
    )


@pytest.fixture
def ticket(opened):
    return opened.ticket
