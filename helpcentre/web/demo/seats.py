"""Two people in one browser: in the demo the desk keeps its session in a cookie of its own."""

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

DESK_COOKIE = "session_desk"


def is_desk(path: str) -> bool:
    """Whether a path belongs to the desk's seat."""
    return path.startswith(("/desk/", "/cms/", "/demo/seat/desk/"))


class SeatSessionMiddleware(SessionMiddleware):
    """Swaps the session cookie's name on the desk's paths, on the way in and on the way out."""

    def process_request(self, request: HttpRequest) -> None:
        if is_desk(request.path_info):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
            if key := request.COOKIES.get(DESK_COOKIE):
                request.COOKIES[settings.SESSION_COOKIE_NAME] = key
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        name = settings.SESSION_COOKIE_NAME
        if is_desk(request.path_info) and name in response.cookies:
            morsel = response.cookies.pop(name)
            response.cookies[DESK_COOKIE] = morsel.value
            response.cookies[DESK_COOKIE].update(dict(morsel.items()))
        return response
