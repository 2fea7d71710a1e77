"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The visitor's IP address, without port or zone; None when it is not known.

    ``X-Forwarded-For`` counts only as far as ``settings.TRUSTED_PROXIES`` says: each of our proxies appends the address
    it was asked from, so with N proxies the N-th entry from the right is the visitor; anything further left is what
    the visitor claims. With fewer entries than proxies the header is not ours and the connection's address counts.
    """
    hops = settings.TRUSTED_PROXIES
    if hops:
        entries = [part for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(entries) >= hops:
            return _plain(entries[-hops])
    return _plain(request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest) -> str:
    """What limits count: the IPv4 address, or the /64 that one IPv6 subscriber has to choose from; else ``unknown``."""
    address = client_address(request) or "unknown"
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address


def _plain(text: str) -> str | None:
    text = text.strip().partition("%")[0]
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)
