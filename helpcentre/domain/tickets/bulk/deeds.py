"""What can be done to many tickets at once. An app adds its own with ``register``, beside its filters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db import models
from django_stubs_ext import StrOrPromise

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.tickets.models import Ticket


class DeedError(ValueError):
    """The value cannot be used, such as somebody who answers no tickets."""


Values = dict[str, Any]
Tell = Callable[[Actor, Ticket, Values, Values], Any]


@dataclass(frozen=True)
class Memory:
    """What a deed changes of a ticket, as JSON can hold it, and how that is put back from the values now and before."""

    of: Callable[[Ticket], Values]
    put_back: Callable[[Actor, Ticket, Values, Values], Any]


@dataclass(frozen=True)
class Deed:
    """``do`` is the usual action on one locked ticket, with ``value`` from the form; it raises DeedError.

    ``memory`` is what an undo puts back, with a line in the history. ``says`` is what the screen says afterwards,
    with ``count``.
    """

    key: str
    says: StrOrPromise
    do: Callable[[Actor, Ticket, str], Any]
    memory: Memory


_deeds: dict[str, Deed] = {}


def register(*deeds: Deed) -> None:
    """Add deeds. Raises ValueError when two share a key."""
    for deed in deeds:
        if _deeds.get(deed.key, deed) != deed:
            raise ValueError(f"two bulk deeds are called {deed.key}")
        _deeds[deed.key] = deed


def deed(key: str) -> Deed | None:
    """The deed called ``key``."""
    return _deeds.get(key)


def columns(*names: str, tell: Tell) -> Memory:
    """A memory of the ticket's own columns, by attribute name (``assignee_id``). ``tell`` records the undo."""

    def remember(ticket: Ticket) -> Values:
        return {name: _plain(getattr(ticket, name)) for name in names}

    def put_back(actor: Actor, ticket: Ticket, now: Values, before: Values) -> None:
        for name, value in before.items():
            field = cast("models.Field[Any, Any]", ticket._meta.get_field(name.removesuffix("_id")))
            setattr(ticket, name, field.to_python(value))
        ticket.updated_at = clock.now()
        ticket.save(update_fields=[*(name.removesuffix("_id") for name in names), "updated_at"])
        tell(actor, ticket, now, before)

    return Memory(remember, put_back)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
