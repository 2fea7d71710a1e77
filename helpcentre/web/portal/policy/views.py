from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.base.inventory.registry import cookies as declared_cookies
from helpcentre.base.inventory.registry import inventory
from helpcentre.domain.policy import selectors
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public
from helpcentre.web.portal.pages import cached, say_weight
from helpcentre.web.portal.policy import reading, register


@public
@methods("GET")
def privacy(request: HttpRequest) -> HttpResponse:
    """The policy that is in force, each sentence with what the controls found."""
    version = selectors.in_force()
    latest = register.latest()
    parts = version.parts(get_language() or language.DEFAULT) if version else []
    context = {
        "version": version,
        "chapters": reading.chapters(parts, latest),
        "counts": register.count(latest),
        "announced": selectors.announced(),
    }
    return say_weight(request.path, render(request, "portal/policy/privacy.html", context))


@public
@methods("GET")
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise with the newest result of its control. ``open`` names the one that somebody came for."""
    latest = register.latest()
    context = {
        "sections": register.sections(latest),
        "counts": register.count(latest),
        "total": len(latest),
        "wanted": request.GET.get("open", ""),
    }
    return say_weight(request.path, render(request, "portal/policy/promises.html", context))


@cached()
def cookies(request: HttpRequest) -> HttpResponse:
    """Every cookie this site may set, and what else is left in a browser."""
    context = {"cookies": declared_cookies(), "keys": inventory.browser_keys.values()}
    return render(request, "portal/policy/cookies.html", context)
