"""For Django views: answers that the front may keep."""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from helpcentre.base.events.kinds import EventKind
from helpcentre.base.front import marks, variants

View = Callable[..., HttpResponse]

_METHODS = ("GET", "HEAD")
#: All that a public page may know of its request; nothing in it differs between two visitors.
_NEUTRAL = ("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "SERVER_PROTOCOL")


def public_page(*kinds: EventKind) -> Callable[[View], View]:
    """Mark a page that is the same for every visitor until one of ``kinds`` happens.

    The view gets a request of its own: no session, no user, no CSRF token (asking for them raises AttributeError or
    PerVisitorError), no header but a Host that is always ``settings.PUBLIC_URL``'s, no cookie but ``theme`` and
    ``data_saver``. GET and HEAD only. With a query string the page is made anew each time and not kept.
    """
    names = frozenset(kind.name for kind in kinds)

    def decorate(view: View) -> View:
        @wraps(view)
        def public(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in _METHODS:
                return HttpResponseNotAllowed(_METHODS)
            variant = variants.of(request.META.get("HTTP_COOKIE", ""))
            response = view(anonymous(request, variant), *args, **kwargs)
            if response.status_code == 200:
                response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
                if not request.META.get("QUERY_STRING"):
                    response.headers[marks.HEADER] = marks.Mark(request.path, variant, names).sign()
            return response

        public.access = "public"  # type: ignore[attr-defined]
        public.methods = _METHODS  # type: ignore[attr-defined]
        return public

    return decorate


@lru_cache(maxsize=8)
def _host(public_url: str) -> Mapping[str, str]:
    """What the environment says of the host."""
    address = urlsplit(public_url)
    port = address.port or (443 if address.scheme == "https" else 80)
    return {
        "HTTP_HOST": address.netloc,
        "SERVER_NAME": address.hostname or "localhost",
        "SERVER_PORT": str(port),
        "wsgi.url_scheme": address.scheme,
    }


class PerVisitorError(RuntimeError):
    """A page that is shared between visitors asked for something that belongs to one of them."""


class _SharedMeta(dict[str, Any]):
    """The environment of a shared request: refuses to carry a CSRF token."""

    def __contains__(self, key: object) -> bool:
        if key == "CSRF_COOKIE":
            raise PerVisitorError("a public page holds no CSRF token; lead to an uncached step instead")
        return super().__contains__(key)


def anonymous(request: HttpRequest, variant: variants.Variant) -> WSGIRequest:
    """``request`` without its visitor."""
    meta = _SharedMeta((name, request.META.get(name, "")) for name in _NEUTRAL)
    meta |= _host(settings.PUBLIC_URL)
    meta |= {"HTTP_COOKIE": variants.cookie_header(variant), "wsgi.input": request.META.get("wsgi.input")}
    clean = WSGIRequest(meta)
    clean.resolver_match = request.resolver_match
    if hasattr(request, "LANGUAGE_CODE"):
        clean.LANGUAGE_CODE = request.LANGUAGE_CODE
    return clean
