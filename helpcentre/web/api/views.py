from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from helpcentre.web.api.api import api
from helpcentre.web.api.reading import operations
from helpcentre.web.portal.access import methods, public, unstored


@public
@methods("GET")
def start(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("api:docs"))


@public
@methods("GET")
def docs(request: HttpRequest) -> HttpResponse:
    """The schema as a page: our own, because it may load nothing from elsewhere."""
    schema = api.get_openapi_schema()
    address = request.build_absolute_uri(reverse("api:search"))
    context = {
        "about": schema["info"],
        "operations": operations(schema),
        "schema_url": reverse("api:openapi-json"),
        "example": f"curl '{address}?q=pesa+haionekani&language=sw&limit=3'",
    }
    return unstored(render(request, "api/docs.html", context))
