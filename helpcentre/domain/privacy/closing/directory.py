"""DukaSystem's own list of accounts, when there is one: who closed theirs there is forgotten here as well."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol


class Directory(Protocol):
    """The list of accounts of another system."""

    def closed_since(self, moment: datetime) -> Iterable[str]:
        """The proved e-mail addresses of accounts that were closed since ``moment``. May ask over the network."""
        ...


_used: list[Directory] = []


def use(directory: Directory | None) -> None:
    """Say which directory is asked; None when there is none."""
    _used[:] = [directory] if directory else []


def current() -> Directory | None:
    return _used[0] if _used else None
