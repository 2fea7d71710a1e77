"""The one door to the authoring screens. Wagtail's own checks stand behind it; its own sign-in is never reached."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils import translation

from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may

View = Callable[..., HttpResponse]

#: Draft.js writes style attributes; previews are pages of our own in a frame.
_POLICY = {
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "media-src": ["'self'"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}
#: Wagtail's screens for what we do not have: pages, sites, users of its own, passwords.
_CLOSED = ("/cms/login/", "/cms/password_reset/", "/cms/pages/", "/cms/sites/", "/cms/users/", "/cms/groups/",
           "/cms/locales/", "/cms/documents/", "/cms/redirects/", "/cms/failwhale/", "/cms/test404/")  # fmt: skip


def staff_who_may(permission: Permission) -> Callable[[View], View]:
    """Staff whose role grants it: others of the team get 404, strangers are led to sign in and back."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, Person) or not person.is_authenticated:
                return HttpResponseRedirect(f"{reverse('desk:sign_in')}?{urlencode({'next': request.path}, safe='/')}")
            if not may(person, permission) or request.path.startswith(_CLOSED):
                raise Http404
            response = _in_their_language(person.language, view, request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "private, no-store")
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            if "Content-Security-Policy" in response.headers:  # a preview went through all middleware once already
                del response.headers["Content-Security-Policy"]
            return response

        made: Any = csp_replace(_POLICY)(guarded)
        made.access = f"staff:{permission}"
        declared: View = made
        return declared

    return declare


#: Whoever may write: the door of the authoring screens.
authors = staff_who_may(Permission.WRITE_ARTICLES)


def _in_their_language(language: str, view: View, request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:
    with translation.override(language):
        response: Any = view(request, *args, **kwargs)
        if hasattr(response, "render") and not response.is_rendered:
            response = response.render()  # Wagtail's views leave it to the handler, which speaks the browser's language
    made: HttpResponse = response
    return made


def behind_the_door(patterns: Sequence[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Every address of Wagtail's behind ``authors``, whatever it declares itself."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            behind_the_door(entry.url_patterns)
        elif getattr(entry.callback, "access", None) is None:
            entry.callback = authors(entry.callback)
    return list(patterns)
