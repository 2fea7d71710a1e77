"""The same signals as ``base/front/wishes.py`` reads, for what Django counts."""

from django.http import HttpRequest


def not_counted(request: HttpRequest) -> bool:
    """Whether the browser asks that nobody counts or follows whoever holds it: ``Sec-GPC: 1`` or ``DNT: 1``."""
    return "1" in (request.headers.get("Sec-GPC"), request.headers.get("DNT"))
