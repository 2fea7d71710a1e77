from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from helpcentre.web.portal import language, low_data
from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.preferences.origin import sent_from_here

THEMES = ("light", "dark")
COOKIE_AGE = 365 * 24 * 3600  # seconds


@public
@methods("GET", "POST")
@sent_from_here
def preferences(request: HttpRequest) -> HttpResponse:
    """How the pages look on this phone, and where to change it."""
    return keep(request) if request.method == "POST" else page(request)


@cached()
def page(request: HttpRequest) -> HttpResponse:
    context = {"theme": request.COOKIES.get("theme", ""), "saving": low_data.is_on(request)}
    return render(request, "portal/preferences/preferences.html", context)


def keep(request: HttpRequest) -> HttpResponse:
    """Keep what the form chose, leave what it does not name, and go back. An unknown value takes the choice back."""
    response = unstored(HttpResponseRedirect(_back(request)))
    secure = settings.SESSION_COOKIE_SECURE
    theme, saver = request.POST.get("theme"), request.POST.get(low_data.COOKIE)
    language.remember(response, request.POST.get("language"))
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=COOKIE_AGE, samesite="Lax", secure=secure)
    elif theme is not None:
        response.delete_cookie("theme", samesite="Lax")
    if saver == low_data.ON:
        response.set_cookie(low_data.COOKIE, saver, max_age=COOKIE_AGE, samesite="Lax", secure=secure)
    elif saver is not None:
        response.delete_cookie(low_data.COOKIE, samesite="Lax")
    return response


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if (chosen := request.POST.get("language")) in dict(settings.LANGUAGES):
        with translation.override(chosen):
            return reverse("portal:preferences")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("portal:home")
