"""What is wrong with a request, before anybody works on it, and what of it may go on."""

from urllib.parse import unquote_to_bytes

from django.conf import settings

from helpcentre.base.front import bounds, routes
from helpcentre.base.front.asgi import Headers, Scope, value

#: Inside names: only our own views may speak to the front, only our own proxies may say who asks.
INTERNAL = b"x-front-"
_FORWARDED = (b"x-forwarded-", b"x-real-ip", b"forwarded")
#: ``Proxy`` becomes HTTP_PROXY, which programs take for a setting (httpoxy); Range would only be half understood.
_DROPPED = {b"proxy", b"range", b"if-range"}


def fault(scope: Scope) -> int | None:
    """The status that refuses the request: 405, 414, 431 or 400; None when it may go on."""
    headers: Headers = scope["headers"]
    if scope["method"] not in routes.METHODS:
        return 405
    if len(scope["raw_path"]) + len(scope["query_string"]) > bounds.TARGET:
        return 414
    if len(headers) > bounds.HEADERS or sum(len(name) + len(held) for name, held in headers) > bounds.HEAD:
        return 431
    if not _is_text(scope["raw_path"], controls=False) or not _is_text(scope["query_string"], controls=True):
        return 400
    hosts = sum(name == b"host" for name, _ in headers)
    if hosts > 1 or (hosts == 0 and scope["http_version"] == "1.1"):
        return 400
    return None


def _is_text(escaped: bytes, *, controls: bool) -> bool:
    """UTF-8 without NUL, and without any control character unless ``controls``."""
    if not escaped.isascii():
        return False
    if b"%" not in escaped:
        return True
    try:
        text = unquote_to_bytes(escaped).decode()
    except UnicodeDecodeError:
        return False
    return "\0" not in text if controls else not any(letter < " " or letter == "\x7f" for letter in text)


def passed_on(headers: Headers) -> Headers:
    """The headers Django may see. Names with an underscore would pass for others once they are in the environment.

    What a proxy says of the visitor is dropped where no proxy is trusted; a demo sees it, to refuse who is behind one.
    """
    refused = INTERNAL if settings.TRUSTED_PROXIES or settings.DEMO else (INTERNAL, *_FORWARDED)
    return [
        (name, held)
        for name, held in headers
        if b"_" not in name and not name.startswith(refused) and name not in _DROPPED
    ]


def is_secure(scheme: str, headers: Headers) -> bool:
    """Whether the visitor's own connection is encrypted, as far as our own proxies say."""
    if settings.TRUSTED_PROXIES:
        forwarded = value(headers, b"x-forwarded-proto")
        return forwarded == b"https"
    return scheme == "https"


def language(path: str) -> str:
    """The language a refusal of ``path`` is written in."""
    return "sw" if path == "/sw" or path.startswith("/sw/") else "en"
