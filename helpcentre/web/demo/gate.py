"""The demo exists only in a data directory flagged as one, and only for this very machine."""

import ipaddress
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def _is_loopback(host: str) -> bool:
    """Whether a peer's address, or a Host header with or without port, names this machine."""
    name = urlsplit(f"//{host}").hostname if host.count(":") <= 1 or host.startswith("[") else host
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name or "").is_loopback
    except ValueError:
        return False


#: A request with one of these came through a proxy or tunnel: whoever sent it is somewhere else.
_RELAYED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def _is_here(request: HttpRequest) -> bool:
    relayed = any(name in request.META for name in _RELAYED)
    return not relayed and _is_loopback(request.META.get("REMOTE_ADDR", "")) and _is_loopback(request.get_host())


def demo_only(view: View) -> View:
    """404 unless this is a demo and both ends of the connection are this machine.

    The Host header is checked too: a page elsewhere that resolves its own name to 127.0.0.1 finds nothing.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not (settings.DEMO and _is_here(request)):
            raise Http404
        return view(request, *args, **kwargs)

    guarded.access = "demo"  # type: ignore[attr-defined]  # read by the test that walks every address
    return guarded
