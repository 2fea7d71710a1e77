"""How soon a commit of this thread must be on the disk.

Whoever answers a person waits for the disk: an acknowledged ticket survives a power cut. The worker's threads
answer nobody. What they lose in a power cut they do again, because readers of the log and jobs are idempotent; so
their commits may stay in the operating system's cache until the next full commit, which carries them along. A killed
process loses nothing either way. See docs/adr/0006-worker-durability.md.
"""

import threading


class _Choice(threading.local):
    relaxed = False


_choice = _Choice()


def relax() -> None:
    """Let the commits of this thread wait for the disk no longer. Call it before the thread's first query."""
    _choice.relaxed = True


def is_relaxed() -> bool:
    """Whether this thread chose not to wait."""
    return _choice.relaxed
