"""Waiting for what another thread or process does."""

import time
from collections.abc import Callable


def until(happened: Callable[[], object], seconds: float = 10.0) -> bool:
    """Whether ``happened`` became true in time."""
    latest = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > latest:
            return False
        time.sleep(0.01)
    return True
