"""From which device a request was sent: short names, read once, never the raw header."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from ua_parser import parse

from helpcentre.base.front.addresses import client_address
from helpcentre.domain.tickets.actions import Context

LONGEST = 60  # characters of a name
LONGEST_PATH = 200  # characters
_HEADER = 512  # characters of the header that are looked at


def of_request(request: HttpRequest, page: str = "") -> Context:
    """The visitor's address, browser, device and system, and ``page``, the path they came from.

    Without ``page`` the path of ``Referer`` counts when it is ours. A path is kept without its query, which may hold
    words; a private link's path is never kept.
    """
    found = parse(request.headers.get("User-Agent", "")[:_HEADER])
    browser, system, device = found.user_agent, found.os, found.device
    return Context(
        ip_address=client_address(request),
        browser=_named(browser.family, browser.major) if browser else "",
        device=device.family[:LONGEST] if device else "",
        operating_system=_named(system.family, system.major) if system else "",
        page=(page or _referring_path(request))[:LONGEST_PATH],
    )


def _named(family: str, major: str | None) -> str:
    return f"{family} {major}"[:LONGEST] if major else family[:LONGEST]


def _referring_path(request: HttpRequest) -> str:
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() and "/t/" not in came.path else ""
