"""What a browser asks on behalf of whoever holds it: not to be counted (Global Privacy Control, Do Not Track)."""

from helpcentre.base.front.asgi import Headers

_SIGNALS = {(b"sec-gpc", b"1"), (b"dnt", b"1")}


def not_counted(headers: Headers) -> bool:
    """``Sec-GPC: 1`` or ``DNT: 1``."""
    return not _SIGNALS.isdisjoint(headers)
