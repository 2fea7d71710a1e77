"""What a visitor sees when something is not right: what happened, and what to do now."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from helpcentre.web.portal.errors.typed import offered_again


def page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    """``asks_nobody``: a page that says what is wrong needs no database to look like one of ours."""
    response = render(request, f"portal/errors/{status}.html", {**context, "asks_nobody": True}, status=status)
    add_never_cache_headers(response)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; a body that is too large says so with 413."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404)


def wrong_method(request: HttpRequest) -> HttpResponse:
    return page(request, 405)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Reads nothing but the request, since anything may be what failed."""
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without our token: explains, and offers what was typed to be sent once more."""
    response = render(
        request, "portal/errors/csrf.html", {"again": offered_again(request), "asks_nobody": True}, status=403
    )
    add_never_cache_headers(response)
    return response
