"""What is done when a request is granted, by its kind. Whatever answers a kind declares itself here."""

from collections.abc import Callable

from helpcentre.base.core.actor import Actor
from helpcentre.domain.privacy.models import Kind, RightsRequest

Fulfil = Callable[[Actor, RightsRequest], bool]

_ways: dict[Kind, Fulfil] = {}


def fulfils(*kinds: Kind) -> Callable[[Fulfil], Fulfil]:
    """Declare what is done for a kind. It runs in the transaction of the answer and returns whether that was all; if
    not, it ends the request itself, later. Raises ValueError when the kind has its way already."""

    def declare(way: Fulfil) -> Fulfil:
        for kind in kinds:
            if kind in _ways:
                raise ValueError(f"{kind} is fulfilled already")
            _ways[kind] = way
        return way

    return declare


def way_of(kind: Kind) -> Fulfil | None:
    """None while nothing is done by itself: then a person does it and says that it is done."""
    return _ways.get(kind)
