"""The few pages of django-allauth that exist here, under ``/accounts/``."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from helpcentre.web.portal.access import public
from helpcentre.web.portal.accounts.views import confirm_code, request_code, sign_out


@public
@require_safe
def login(request: HttpRequest) -> HttpResponse:
    """The one way in: a code by mail."""
    after = request.GET.get("next", "")
    return redirect(reverse("account_request_login_code") + (f"?{urlencode({'next': after})}" if after else ""))


@public
@require_safe
def signup(request: HttpRequest) -> HttpResponse:
    """There is nothing to sign up for: writing to us is how one becomes known."""
    return redirect("portal:ticket_new")


@public
@require_safe
def inactive(request: HttpRequest) -> HttpResponse:
    """Somebody who left the team, or whose account was closed, finds the ordinary way to reach us."""
    return redirect("portal:contact")


urlpatterns = [
    path("login/", login, name="account_login"),
    path("code/", request_code, name="account_request_login_code"),
    path("code/confirm/", confirm_code, name="account_confirm_login_code"),
    path("logout/", sign_out, name="account_logout"),
    path("signup/", signup, name="account_signup"),
    path("inactive/", inactive, name="account_inactive"),
]
