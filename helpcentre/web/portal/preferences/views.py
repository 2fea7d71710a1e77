from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from helpcentre.base.core import cookies
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
    theme, saver = request.POST.get("theme"), request.POST.get(low_data.COOKIE)
    language.remember(response, request.POST.get("language"))
    if theme in THEMES:
        cookies.keep(response, "theme", theme, seconds=COOKIE_AGE, scripts_may_read=True)
    elif theme is not None:
        cookies.drop(response, "theme")
    if saver == low_data.ON:
        cookies.keep(response, low_data.COOKIE, saver, seconds=COOKIE_AGE, scripts_may_read=True)
    elif saver is not None:
        cookies.drop(response, low_data.COOKIE)
    return response


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if (chosen := request.POST.get("language")) in dict(settings.LANGUAGES):
        with translation.override(chosen):
            return reverse("portal:preferences")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("portal:home")
