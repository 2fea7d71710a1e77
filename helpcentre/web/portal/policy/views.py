from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.base.inventory.registry import cookies as declared_cookies
from helpcentre.base.inventory.summary import summary
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.policy import register


@cached()
def privacy(request: HttpRequest) -> HttpResponse:
    """What is held about people, from the inventory that the system itself works by."""
    context = {
        "groups": summary(get_language() or language.DEFAULT),
        "controller": settings.CONTROLLER,
        "privacy_email": settings.PRIVACY_EMAIL or settings.SUPPORT_EMAIL,
        "promises": register.tally(),
    }
    return render(request, "portal/policy/privacy.html", context)


@public
@methods("GET")
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise with the newest result of its control."""
    latest = register.latest()
    context = {"sections": register.sections(latest), "counts": register.count(latest), "total": len(latest)}
    return render(request, "portal/policy/promises.html", context)


@cached()
def cookies(request: HttpRequest) -> HttpResponse:
    """Every cookie this site may set."""
    return render(request, "portal/policy/cookies.html", {"cookies": declared_cookies()})
