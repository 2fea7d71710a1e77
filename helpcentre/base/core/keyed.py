"""Marks that only the key of this house can make. A plain fingerprint shows a careless change; whoever writes into the
database with care makes the fingerprints fit as well, and this they cannot."""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac


def mark(purpose: str, text: str) -> str:
    """64 characters. ``purpose`` keeps a mark of one thing from being used for another."""
    return _made(settings.SECRET_KEY, purpose, text)


def fits(mark: str, purpose: str, text: str) -> bool:
    """Whether the present key made it, or one that was in use before (``HELPCENTRE_KEYS_BEFORE``)."""
    keys = (settings.SECRET_KEY, *settings.KEYS_BEFORE)
    return any(constant_time_compare(mark, _made(key, purpose, text)) for key in keys)


def _made(key: str | bytes, purpose: str, text: str) -> str:
    return salted_hmac(f"helpcentre.mark.{purpose}", text, secret=key, algorithm="sha256").hexdigest()
