"""What a browser asks on behalf of whoever holds it: not to be counted (Global Privacy Control, Do Not Track)."""

from helpcentre.base.front.asgi import Headers

_SIGNALS = {b"sec-gpc", b"dnt"}


def not_counted(headers: Headers) -> bool:
    """``Sec-GPC: 1`` or ``DNT: 1``."""
    return any(held == b"1" and name in _SIGNALS for name, held in headers)
