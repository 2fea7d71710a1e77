from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt

from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.errors.views import csrf_failure
from helpcentre.web.portal.preferences.origin import came_from_here

THEMES = ("light", "dark")
COOKIE_AGE = 365 * 24 * 3600  # seconds


@csrf_exempt  # its form stands on cached pages, which carry no token; the browser's word for the origin counts
@public
@methods("POST")
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep the colours that were chosen, and go back. An unknown choice goes back to what the device prefers."""
    if not came_from_here(request):
        return csrf_failure(request, "origin")
    response = unstored(HttpResponseRedirect(_back(request)))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie("theme", theme, max_age=COOKIE_AGE, samesite="Lax", secure=secure)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("portal:home")
