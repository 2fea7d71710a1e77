from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from helpcentre.web.api.refusals import refuse

PREFIX = "/api/"


class JsonRefusalsMiddleware:
    """Under ``/api/`` a refusal is JSON whoever gives it, and no answer depends on cookies or a browser's language.

    It stands outside the middleware that draws pages for people.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(PREFIX):
            return response
        is_page = not response.get("Content-Type", "").startswith("application/json")
        if response.status_code >= 400 and is_page:
            said = refuse(response.status_code)
            if "Allow" in response.headers:
                said["Allow"] = response["Allow"]
            return said
        if not is_page:
            del response.headers["Vary"]
        return response
