"""Looking for viruses: what is asked of whoever looks. The adapter registers here from ``config``."""

import time
from collections.abc import Callable
from enum import Enum, auto
from typing import BinaryIO, Protocol

from django.conf import settings

REST = 60.0  # seconds in which a scanner that did not answer is not asked again: each question holds up an upload


class ScannerAwayError(Exception):
    """Nobody looked: the scanner does not answer."""


class TooLargeToScanError(Exception):
    """The scanner answers, and looks at no file of this size."""


class Looked(Enum):
    """What became of a look at a file in which no virus was found."""

    CLEAN = auto()  # or nobody has to look
    WAITS = auto()
    TOO_LARGE = auto()


class InfectedError(Exception):
    """A virus was found."""


class Scanner(Protocol):
    def is_infected(self, stream: BinaryIO) -> bool:
        """Whether a virus was found in the bytes of ``stream``, from where it stands. Raises ScannerAwayError and
        TooLargeToScanError.

        Called outside a transaction; may take a minute.
        """
        ...

    def is_here(self) -> bool:
        """Whether it answers at all."""
        ...


_make: Callable[[str], Scanner] | None = None
_asked_again = 0.0  # monotonic time before which a scanner that did not answer is left alone


def use(make: Callable[[str], Scanner] | None) -> None:
    """``make`` turns ``HELPCENTRE_CLAMD`` into a scanner."""
    global _make  # noqa: PLW0603 - one for the process
    _make = make


def current() -> Scanner | None:
    """The scanner that this installation has; None when it has none."""
    return _make(settings.CLAMD) if settings.CLAMD and _make else None


def look(stream: BinaryIO, *, anyway: bool = False) -> Looked:
    """Have somebody look at the whole of ``stream``. Raises InfectedError.

    A scanner that did not answer is not asked for a while, or everybody who sends a file would wait for it, and with
    them everybody else; ``anyway`` asks it.
    """
    global _asked_again  # noqa: PLW0603 - one for the process
    scanner = current()
    if scanner is None:
        return Looked.CLEAN
    if time.monotonic() < _asked_again and not anyway:
        return Looked.WAITS
    stream.seek(0)
    try:
        is_infected = scanner.is_infected(stream)
    except ScannerAwayError:
        _asked_again = time.monotonic() + REST
        return Looked.WAITS
    except TooLargeToScanError:
        return Looked.TOO_LARGE
    _asked_again = 0.0
    if is_infected:
        raise InfectedError
    return Looked.CLEAN
