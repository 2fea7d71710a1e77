from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from helpcentre.domain.people import actions
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.web.desk.access import desk_public


@desk_public("GET")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Says how to get in. Somebody who is in already goes on; somebody signed in as a customer is told so."""
    target = _safe(request.GET.get("next", ""), request)
    if isinstance(request.user, Person) and may(request.user, Permission.USE_DESK):
        return redirect(target)
    return render(request, "desk/sign_in/page.html", {"next": target, "theme": _theme(request)})


@desk_public("GET", "POST")
def one_time_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link that ``helpcentre staff add`` prints. Opening it only shows a button: a preview does not use it up."""
    context = {"token": token, "theme": _theme(request)}
    link = actions.peek_sign_in_link(token)
    if link is None:
        return render(request, "desk/sign_in/spent.html", context, status=404)
    if request.method == "POST":
        person = actions.use_sign_in_link(token)
        if person is None:
            return render(request, "desk/sign_in/spent.html", context, status=404)
        login(request, person)
        return redirect("desk:inbox")
    return render(request, "desk/sign_in/link.html", {**context, "person": link.person})


@desk_public("POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, whoever it belongs to. Twice is no mistake."""
    logout(request)
    return redirect("desk:sign_in")


def _safe(target: str, request: HttpRequest) -> str:
    inside = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if inside and target.startswith("/desk/") else reverse("desk:inbox")


def _theme(request: HttpRequest) -> str:
    return request.COOKIES.get("theme", "")
