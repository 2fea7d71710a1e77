"""Naming a failure without its words: an exception's text may quote a name, an address or a message."""

import traceback
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


def describe(error: BaseException) -> str:
    """The exception's type and the innermost place in our own code, at most 200 characters.

    For instance ``ValueError at domain/tickets/subscribers.py:41``. Safe to store and to log.
    """
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    if not ours:
        return name[:200]
    return f"{name} at {Path(ours[-1].filename).relative_to(_PACKAGE)}:{ours[-1].lineno}"[:200]
