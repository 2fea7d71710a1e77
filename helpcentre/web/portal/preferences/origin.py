"""Forms on cached pages carry no token; the browser itself says where they were sent from."""

from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from helpcentre.web.portal.access import View
from helpcentre.web.portal.errors.views import csrf_failure


def sent_from_here(view: View) -> View:
    """A form of ours on a cached page: no token, but the browser's word. Put it below ``methods``."""

    @csrf_exempt
    @wraps(view)
    def check(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not came_from_here(request):
            return csrf_failure(request, "origin")
        return view(request, *args, **kwargs)

    checked: View = check
    return checked


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
