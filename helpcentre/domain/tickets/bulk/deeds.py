"""What can be done to many tickets at once. An app adds its own with ``register``, beside its filters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db import models
from django_stubs_ext import StrOrPromise

from helpcentre.base.core.actor import Actor
from helpcentre.domain.tickets.models import Ticket


class DeedError(ValueError):
    """The value cannot be used, such as somebody who answers no tickets."""


@dataclass(frozen=True)
class Deed:
    """``do`` is the usual action on one locked ticket, with ``value`` from the form; it raises DeedError.

    ``columns`` are those it changes, by attribute name (``assignee_id``): they are remembered, and put back by an
    undo. ``says`` is what the screen says afterwards, with ``count``. ``tell`` records the undo in the history,
    from the values before and after it.
    """

    key: str
    says: StrOrPromise
    do: Callable[[Actor, Ticket, str], Any]
    columns: tuple[str, ...]
    tell: Callable[[Actor, Ticket, dict[str, Any], dict[str, Any]], Any]


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


def snapshot(ticket: Ticket, columns: tuple[str, ...]) -> dict[str, Any]:
    """The columns as JSON can hold them."""
    return {name: _plain(getattr(ticket, name)) for name in columns}


def put_back(ticket: Ticket, values: dict[str, Any]) -> None:
    """Set the columns of a snapshot on the ticket, unsaved."""
    for name, value in values.items():
        field = cast("models.Field[Any, Any]", ticket._meta.get_field(name.removesuffix("_id")))
        setattr(ticket, name, field.to_python(value))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
