"""What this process remembers for a moment, as it is.

Django's cache in memory writes a value down and reads it back each time, which takes longer than making most of what a
page asks for.
"""

import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_ALL: "list[Remembered[Any]]" = []


class Remembered(Generic[T]):
    """One value for ``seconds``, declared in the inventory as the cache key ``name``.

    It is handed to many threads, so it must not be one that changes. Make it in a module: it lives as long as the
    process.
    """

    def __init__(self, name: str, *, seconds: float) -> None:
        self.name = name
        self.seconds = seconds
        self._held: tuple[float, T] | None = None
        _ALL.append(self)

    def get(self) -> T | None:
        """The value while it is young enough, else None."""
        held = self._held
        return held[1] if held and time.monotonic() < held[0] else None

    def value(self, make: Callable[[], T], *, anew: bool = False) -> T:
        """The value while it is young enough, else what ``make`` gives back; ``anew`` makes it in any case."""
        held = None if anew else self._held
        if held and time.monotonic() < held[0]:
            return held[1]
        made = make()
        self._held = time.monotonic() + self.seconds, made
        return made

    def forget(self) -> None:
        self._held = None


def names() -> list[str]:
    """Of everything this process may remember so."""
    return [each.name for each in _ALL]


def forget_all() -> None:
    """For tests, which must not see what an earlier one read."""
    for each in _ALL:
        each.forget()
