"""Where else the words of a ticket may stand. Each app above says so in its ``ticket_copies.py``."""

from collections.abc import Callable

from helpcentre.domain.tickets.blackout import Blackout
from helpcentre.domain.tickets.models import Ticket

Cover = Callable[[Ticket, Blackout], None]

_keepers: dict[str, Cover] = {}


def keeper(name: str) -> Callable[[Cover], Cover]:
    """Declare how words are covered in one sort of copy. It runs in the transaction of the redaction.

    Raises ValueError when the name is taken.
    """

    def declare(cover: Cover) -> Cover:
        if name in _keepers:
            raise ValueError(f"{name!r} is declared already")
        _keepers[name] = cover
        return cover

    return declare


def cover_all(ticket: Ticket, blackout: Blackout) -> None:
    """Cover the words wherever an app says that they may stand."""
    for name in sorted(_keepers):
        _keepers[name](ticket, blackout)
