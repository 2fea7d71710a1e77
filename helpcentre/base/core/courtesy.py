"""People first: in a process that serves and works at once, the work gives way while somebody waits for an answer.

Threads of one Python process take turns. Without this, the worker's bookkeeping for one ticket took the turns in which
the next person's ticket could have been written.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 0.1  # seconds a piece of work gives way at most, so that it is late under load but never starved

_changed = threading.Condition()
_serving = 0


@contextmanager
def serving() -> Iterator[None]:
    """While this is open, somebody waits for an answer."""
    global _serving  # noqa: PLW0603 - one count for the process is the point
    with _changed:
        _serving += 1
    try:
        yield
    finally:
        with _changed:
            _serving -= 1
            if not _serving:
                _changed.notify_all()


def give_way(patience: float = PATIENCE) -> None:
    """Wait until nobody waits for an answer, or ``patience`` seconds. Returns at once where no server runs."""
    with _changed:
        _changed.wait_for(lambda: _serving == 0, timeout=patience)
