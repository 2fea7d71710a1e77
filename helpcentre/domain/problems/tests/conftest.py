from typing import Any

import pytest

from helpcentre.domain.problems.actions import open_problem
from helpcentre.domain.tickets.actions import open_ticket


@pytest.fixture
def outage(joseph: Any) -> Any:
    """M-Pesa is slow for everybody."""
    return open_problem(
        actor=joseph.actor,
        by=joseph,
        title_en="M-Pesa is slow",
        title_sw="M-Pesa inachelewa",
        words_en="Payments arrive late.",
        words_sw="Malipo yanachelewa kufika.",
    )


@pytest.fixture
def his_ticket(baraka_the_stranger: Any) -> Any:
    """Baraka's, in English."""
    return open_ticket(
        actor=baraka_the_stranger.actor,
        requester=baraka_the_stranger,
        subject="Payments late",
        body="Same as yesterday",
        channel="web",
        language="en",
    ).ticket
