from collections.abc import Callable
from datetime import timedelta

import pytest

from helpcentre.base.core import clock


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Moves our clock and Wagtail's forward: ``later(hours=2)``."""

    def move(**span: float) -> None:
        moment = clock.now() + timedelta(**span)
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return move
