"""The desk's doors. Every view of the desk stands behind one of the two decorators below."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django_htmx.http import HttpResponseClientRedirect

from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may

View = Callable[..., HttpResponse]


class StaffRequest(HttpRequest):
    """A request whose sender is current staff."""

    user: Person
    htmx: Any
    position: int
    """The newest event before anything was read: a live stream from here on misses nothing the page does not show."""


def staff(permission: Permission, *methods: str) -> Callable[[View], View]:
    """Let current staff whose role grants ``permission`` in, by ``methods`` (GET includes HEAD).

    1. Not signed in: to the sign-in page, and back here afterwards.
    2. Signed in without the permission: 404, as for a page that does not exist.
    3. A method that is not listed: 405.

    The page speaks the person's language and is never kept by a cache. ``view.access`` and ``view.methods`` say what
    was declared; the test of every URL against every role reads them.
    """
    allowed = _with_head(methods)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, Person) or not person.is_authenticated:
                return _to_sign_in(request)
            if not may(person, permission):
                raise Http404
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            request.position = log.newest_id()  # type: ignore[attr-defined]
            return _private(view, person.language, request, *args, **kwargs)

        guarded.access = f"staff:{permission}"  # type: ignore[attr-defined]
        guarded.methods = allowed  # type: ignore[attr-defined]
        return guarded

    return decorate


def desk_public(*methods: str) -> Callable[[View], View]:
    """A page of the desk that somebody who is not signed in must reach, in the browser's language."""
    allowed = _with_head(methods)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            return _private(view, translation.get_language_from_request(request), request, *args, **kwargs)

        guarded.access = "public"  # type: ignore[attr-defined]
        guarded.methods = allowed  # type: ignore[attr-defined]
        return guarded

    return decorate


def _with_head(methods: tuple[str, ...]) -> tuple[str, ...]:
    return (*methods, "HEAD") if "GET" in methods else methods


def _private(view: View, language: str, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    with translation.override(language):
        response = view(request, *args, **kwargs)
    response.headers.setdefault("Content-Language", language)
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    # Only a GET can be repeated after signing in; a form comes back to the front page of the desk.
    back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("desk:inbox")
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(reverse("desk:sign_in"))
    return HttpResponseRedirect(f"{reverse('desk:sign_in')}?{urlencode({'next': back}, safe='/')}")
