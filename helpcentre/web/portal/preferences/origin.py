"""Forms on cached pages carry no token; the browser itself says where they were sent from."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def came_from_here(request: HttpRequest) -> bool:
    """Whether a form was sent from one of our own pages.

    ``Sec-Fetch-Site`` and ``Origin`` are set by the browser and out of reach of a page (Fetch standard, "forbidden
    request headers"). Browsers older than both send neither; then ``Referer`` must name this host.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(source) and urlsplit(source).netloc == request.get_host()
