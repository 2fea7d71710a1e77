"""Which mail somebody wants from us: on a page after sign-in, by the link in each mail, and by one click (RFC 8058)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from helpcentre.domain.people import mail_links
from helpcentre.domain.people.models import How, Person, Purpose
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, person_of, public, signed_in, unstored
from helpcentre.web.portal.errors.views import csrf_failure
from helpcentre.web.portal.mail_choices import choosing
from helpcentre.web.portal.preferences.origin import came_from_here


@signed_in
@methods("GET")
def mail_choices(request: HttpRequest) -> HttpResponse:
    """Of whoever is signed in."""
    person = person_of(request)
    assert person is not None
    return _page(request, person)


@csrf_exempt  # whoever holds the mailed link has the proof; the browser says where the button was pressed
@public
@methods("GET", "POST")
def mail_choices_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same by the private link in a mail."""
    person = mail_links.find(token)
    if person is None:
        return _dead(request)
    if request.method == "POST":
        if not came_from_here(request):
            return csrf_failure(request, "origin")
        _choose(request, person)
        return unstored(redirect("portal:mail_choices_link", token))
    return _page(request, person)


@csrf_exempt  # RFC 8058: a mail program posts here without cookies
@public
@methods("GET", "POST")
def mail_stop(request: HttpRequest, token: str, purpose: str) -> HttpResponse:
    """A look shows the choices and stops nothing; one POST of a mail program, or of the button, stops this purpose."""
    person = mail_links.find(token)
    if person is None or purpose not in Purpose.values:
        return _dead(request)
    if request.method == "POST":
        is_browser = {"Sec-Fetch-Site", "Origin", "Referer"} & request.headers.keys()
        if is_browser and not came_from_here(request):
            return csrf_failure(request, "origin")
        one_click = request.POST.get("List-Unsubscribe") == "One-Click"
        how = How.ONE_CLICK if one_click else How.PAGE
        choosing.stop(person, Purpose(purpose), how=how, code=_code())
    return _page(request, person, asked=purpose)


def _choose(request: HttpRequest, person: Person) -> None:
    purpose, wanted = request.POST.get("purpose", ""), request.POST.get("wanted", "")
    if purpose not in Purpose.values:
        return
    if wanted == "no":
        choosing.stop(person, Purpose(purpose), how=How.PAGE, code=_code())
    elif wanted == "yes":
        choosing.start(person, Purpose(purpose), code=_code())


def _page(request: HttpRequest, person: Person, asked: str = "") -> HttpResponse:
    context = {"rows": choosing.rows(person), "token": mail_links.token(person), "asked": asked}
    return unstored(render(request, "portal/mail_choices/page.html", context))


def _dead(request: HttpRequest) -> HttpResponse:
    return unstored(render(request, "portal/news/dead_link.html", status=404))


def _code() -> str:
    return get_language() or language.DEFAULT
