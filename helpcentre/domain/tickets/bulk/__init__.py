"""One deed done to many tickets, and undone."""

from helpcentre.domain.tickets.bulk import sorting, usual
from helpcentre.domain.tickets.bulk.deeds import Deed, DeedError, deed, register
from helpcentre.domain.tickets.bulk.doing import MOST_AT_ONCE, Done, act_of, do_to_many, undo

__all__ = [
    "MOST_AT_ONCE",
    "Deed",
    "DeedError",
    "Done",
    "act_of",
    "deed",
    "do_to_many",
    "register",
    "sorting",
    "undo",
    "usual",
]
