"""``/.well-known/gpc.json``: that we obey Global Privacy Control (W3C, "GPC Support Resource")."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from helpcentre.web.portal.access import methods, public

SINCE = "2026-11-26"  # when obeying began; the resource asks for the day of the last change


@public
@methods("GET")
def gpc(request: HttpRequest) -> HttpResponse:
    response = JsonResponse({"gpc": True, "lastUpdate": SINCE})
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
