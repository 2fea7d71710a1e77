"""Looking for viruses: what is asked of whoever looks. The adapter registers here from ``config``."""

from collections.abc import Callable
from typing import BinaryIO, Protocol

from django.conf import settings


class ScannerAwayError(Exception):
    """Nobody looked: the scanner does not answer, or would not look at a file of this size."""


class Scanner(Protocol):
    def is_infected(self, stream: BinaryIO) -> bool:
        """Whether a virus was found in the bytes of ``stream``, from where it stands. Raises ScannerAwayError.

        Called outside a transaction; may take half a minute.
        """
        ...

    def is_here(self) -> bool:
        """Whether it answers at all."""
        ...


_make: Callable[[str], Scanner] | None = None


def use(make: Callable[[str], Scanner] | None) -> None:
    """``make`` turns ``HELPCENTRE_CLAMD`` into a scanner."""
    global _make  # noqa: PLW0603 - one for the process
    _make = make


def current() -> Scanner | None:
    """The scanner that this installation has; None when it has none."""
    return _make(settings.CLAMD) if settings.CLAMD and _make else None
