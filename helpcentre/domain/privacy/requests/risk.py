"""How sure we must be that the person themselves asks: as sure as a false request could do harm."""

from helpcentre.domain.privacy.models import Identity, Kind

#: Whoever pretends to be somebody else gets nothing and breaks nothing with these.
_HARMLESS = frozenset({Kind.OBJECT, Kind.WITHDRAW})


def identity_for(kind: Kind) -> Identity:
    """What a request of this kind begins with: a copy of the data, a deletion or a change needs proof."""
    return Identity.NOT_NEEDED if kind in _HARMLESS else Identity.NEEDED
