"""``/api/v1/``: every address declares who may come in, as everywhere."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from helpcentre.web.api import views
from helpcentre.web.api.api import api
from helpcentre.web.portal.access import methods, public


def _declared(entry: URLPattern) -> URLPattern:
    view = entry.callback

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "HEAD":
            request.method = "GET"  # the server leaves the body out
        found: HttpResponse = view(request, *args, **kwargs)
        found.headers.setdefault("Content-Language", "en")
        return found

    entry.callback = public(methods("GET")(answer))
    return entry


app_name = "api"
_patterns, _app, _namespace = api.urls
urlpatterns = [
    path("", views.start, name="api-root"),
    path("docs", views.docs, name="docs"),
    *(_declared(entry) for entry in _patterns if isinstance(entry, URLPattern) and entry.name != "api-root"),
]
