"""Signing in by a mailed code. django-allauth does it; here it gets our pace and our way of leaving a phone."""

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.base.front.addresses import client_network
from helpcentre.base.limits import bucket
from helpcentre.domain.people.contact import mailbox
from helpcentre.web.portal import language, phone
from helpcentre.web.portal.access import methods, public, unstored

QUARTER = 900  # seconds


@public
@methods("GET", "POST")
def request_code(request: HttpRequest) -> HttpResponse:
    """Ask for a code. An address on the net may ask 30 times a mailbox is written to 20 times in a quarter hour."""
    if request.method == "POST":
        here, box = client_network(request), mailbox(request.POST.get("email", ""))
        wait = _wait("sign_in.address", here, 30)
        # From one place 5, from everywhere 20: who asks for codes in a colleague's name does not lock them out.
        wait = wait or _wait("sign_in.mailbox_from", f"{here} {box}" if box else "", 5)
        wait = wait or _wait("sign_in.mailbox", box, 20)
        if wait:
            typed = {"typed": request.POST.get("email", "")[:254], "wait": wait}
            return unstored(render(request, "account/request_login_code.html", typed, status=429))
    response = unstored(allauth.request_login_code(request))
    if request.method == "POST":
        language.remember(response, get_language())  # the page where the code is given back knows no other way
    return response


@public
@methods("GET", "POST")
def confirm_code(request: HttpRequest) -> HttpResponse:
    """Give the code back. Guessing ends after a few tries, by allauth's own count, and by ours for one address."""
    if request.method == "POST" and (wait := _wait("sign_in.guess", client_network(request), 60)):
        return unstored(render(request, "account/request_login_code.html", {"wait": wait}, status=429))
    return unstored(allauth.confirm_login_code(request))


@public
@methods("GET", "POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave. The phone also forgets the private links followed on it: whoever holds it next is somebody else."""
    response: HttpResponse = allauth.logout(request)
    if request.method == "POST":
        phone.forget(response)
    return unstored(response)


def _wait(name: str, key: str, capacity: int) -> int:
    """Minutes to wait, 0 when it may be now."""
    seconds = bucket.take(name, key, capacity=capacity, per_seconds=QUARTER) if key else 0.0
    return -(-int(seconds + 0.999) // 60) if seconds else 0
