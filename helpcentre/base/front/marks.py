"""The signed mark by which a view tells the front that its answer may be kept."""

from dataclasses import dataclass

from django.core import signing

from helpcentre.base.front.variants import CHOICES, Variant

HEADER = "X-Front-Cache"
IMMUTABLE = "immutable"
_SALT = "helpcentre.front.page"
_SECONDS = 60


@dataclass(frozen=True)
class Mark:
    """What was rendered: the page at ``path`` for those who chose ``variant``, true until one of ``kinds`` happens."""

    path: str
    variant: Variant
    kinds: frozenset[str]

    def sign(self) -> str:
        return signing.dumps([self.path, self.variant, sorted(self.kinds)], salt=_SALT)


def read(value: str) -> Mark | None:
    """The mark; None when it is forged, old or broken."""
    try:
        path, variant, kinds = signing.loads(value, salt=_SALT, max_age=_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if len(variant) != len(CHOICES):
        return None
    return Mark(path, tuple(variant), frozenset(kinds))
