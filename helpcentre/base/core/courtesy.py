"""People first: in a process that serves and works at once, the work gives way while somebody waits for an answer.

Threads of one Python process take turns. Without this, the worker's bookkeeping for one ticket took the turns in which
the next person's ticket could have been written.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 0.1  # seconds a piece of work gives way at most, so that it is late under load but never starved
QUIET = 0.02  # seconds without anybody waiting; shorter gaps lie between two requests of one crowd

_changed = threading.Condition()
_serving = 0
_last_answer = 0.0


@contextmanager
def serving() -> Iterator[None]:
    """While this is open, somebody waits for an answer."""
    global _serving, _last_answer  # noqa: PLW0603 - one count for the process is the point
    with _changed:
        _serving += 1
    try:
        yield
    finally:
        with _changed:
            _serving -= 1
            _last_answer = time.monotonic()
            if not _serving:
                _changed.notify_all()


def give_way(patience: float = PATIENCE) -> None:
    """Wait until nobody has waited for an answer for a moment, or ``patience`` seconds.

    Returns at once where no server runs, and where it is quiet.
    """
    deadline = time.monotonic() + patience
    with _changed:
        while (now := time.monotonic()) < deadline:
            left = _last_answer + QUIET - now
            if not _serving and left <= 0:
                return
            _changed.wait(min(deadline - now, left if not _serving else patience))
