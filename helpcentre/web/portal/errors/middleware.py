from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from helpcentre.web.portal.errors.views import wrong_method


class WrongMethodMiddleware:
    """Gives the bare 405 of Django's decorators a page that explains; ``Allow`` stays as it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = wrong_method(request)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page
