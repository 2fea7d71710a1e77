"""The few ASGI shapes the front works with."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


def value(headers: Headers, name: bytes) -> bytes | None:
    """The first header called ``name`` (lower case)."""
    for key, held in headers:
        if key == name:
            return held
    return None
