"""Readers of the event log. An app declares its readers in ``subscribers.py``; each must be idempotent."""

from collections.abc import Callable
from dataclasses import dataclass

from helpcentre.base.events.kinds import EventKind
from helpcentre.base.events.models import Event

Reader = Callable[[Event], None]


@dataclass(frozen=True)
class Subscriber:
    """``read`` is called inside a transaction that also moves the cursor, at least once per event, oldest first."""

    name: str
    kinds: frozenset[str]
    read: Reader


_subscribers: dict[str, Subscriber] = {}


def subscriber(name: str, *kinds: EventKind) -> Callable[[Reader], Reader]:
    """Declare a reader of ``kinds``; ``name`` is its stable name in the cursor table."""

    def declare(read: Reader) -> Reader:
        if name in _subscribers:
            raise ValueError(f"two subscribers are called {name}")
        _subscribers[name] = Subscriber(name, frozenset(kind.name for kind in kinds), read)
        return read

    return declare


def all_subscribers() -> list[Subscriber]:
    """Every declared subscriber, by name."""
    return [_subscribers[name] for name in sorted(_subscribers)]
