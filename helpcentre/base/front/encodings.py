"""Which content encoding a browser is given, and making it."""

import gzip
from functools import lru_cache

import brotli
from django.utils.text import compress_string

#: What we make, best first.
OFFERED = ("br", "gzip")
IDENTITY = "identity"

_TEXT = ("text/", "application/json", "application/javascript", "application/manifest+json", "image/svg+xml")


@lru_cache(maxsize=512)
def allowed(accept: bytes) -> tuple[str, ...]:
    """Those of ``OFFERED`` that an Accept-Encoding value allows, best first."""
    named = set()
    for part in accept.decode("latin1").lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            named.add(name.strip())
    return tuple(name for name in OFFERED if name in named or (name == "gzip" and "*" in named))


def best(accept: bytes) -> str:
    """The best encoding for a kept answer."""
    names = allowed(accept)
    return names[0] if names else IDENTITY


def is_text(content_type: bytes) -> bool:
    """Whether a body of this type is worth compressing."""
    return content_type.decode("latin1").lower().startswith(_TEXT)


def br(body: bytes, *, for_ever: bool) -> bytes:
    """Brotli; quality 11 takes 15 times as long as 9 for 8 % less, which only a file kept for ever earns back."""
    return bytes(brotli.compress(body, quality=11 if for_ever else 9))


def gz(body: bytes) -> bytes:
    """gzip without a time, so that the same page gives the same bytes."""
    return gzip.compress(body, 9, mtime=0)


def plain(compressed: bytes) -> bytes:
    """The body behind ``gz``."""
    return gzip.decompress(compressed)


def gz_with_noise(body: bytes) -> bytes:
    """gzip for one visitor's page, its length blurred by up to 100 bytes against BREACH."""
    return compress_string(body, max_random_bytes=100)
