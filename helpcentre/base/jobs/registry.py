"""Jobs: named functions that a worker runs later. They take ids, are idempotent and call one action.

All jobs are one django-tasks task that finds the function by name, so a queued job survives a module that moves.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from django_tasks import task

from helpcentre.base.core import clock

_WORD = re.compile(r"^[a-z][a-z0-9_.-]{0,59}$")

Function = Callable[..., None]


class BadJob(ValueError):  # noqa: N818 - named as what it finds
    """A job was declared twice, or enqueued with an argument that is neither an id nor an enum value."""


@dataclass(frozen=True)
class Job:
    """``tries`` counts the first run; ``gave_up`` is called with the job's ids after the last failed one."""

    name: str
    tries: int
    run: Function
    gave_up: Function | None

    def enqueue(self, **ids: int | Enum) -> str:
        """Put the job into the queue inside the caller's transaction; returns the queue row's id.

        Arguments are row ids or members of a string enum, which arrive as their values. Raises BadJob otherwise.
        """
        return str(run_job.enqueue(name=self.name, ids=checked(self.name, ids)).id)

    def enqueue_after(self, delay: timedelta, **ids: int | Enum) -> str:
        """As ``enqueue``, to run no earlier than ``delay`` from now."""
        later = run_job.using(run_after=clock.now() + delay)
        return str(later.enqueue(name=self.name, ids=checked(self.name, ids)).id)


_jobs: dict[str, Job] = {}


def job(*, name: str, tries: int = 8, gave_up: Function | None = None) -> Callable[[Function], Job]:
    """Declare a job in an app's ``jobs.py``. ``name`` is stable: rows in the queue carry it."""

    def declare(run: Function) -> Job:
        if name in _jobs or not _WORD.match(name):
            raise BadJob(f"{name!r} is no new job name")
        _jobs[name] = Job(name, tries, run, gave_up)
        return _jobs[name]

    return declare


def find(name: str) -> Job:
    """Raises LookupError when no such job is declared in this version."""
    try:
        return _jobs[name]
    except KeyError:
        raise LookupError(f"no job is called {name}") from None


def all_jobs() -> list[Job]:
    """Every declared job, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def checked(name: str, ids: dict[str, int | Enum]) -> dict[str, int | str]:
    """The arguments as they may be stored. Personal data cannot pass: free text is refused whatever its type."""
    clean: dict[str, int | str] = {}
    for key, value in ids.items():
        stored = value.value if isinstance(value, Enum) else value
        if type(stored) is int or (isinstance(value, Enum) and isinstance(stored, str) and _WORD.match(stored)):
            clean[key] = stored
        else:
            raise BadJob(f"{name} does not take {key}={type(value).__name__}")
    return clean


@task()
def run_job(name: str, ids: dict[str, int | str]) -> None:
    """The one task of the queue."""
    find(name).run(**ids)
