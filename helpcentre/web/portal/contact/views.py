from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from helpcentre.web.portal.pages import cached


@cached()
def contact(request: HttpRequest) -> HttpResponse:
    """Every way to reach the team, without an account."""
    context = {
        "email": settings.SUPPORT_EMAIL,
        "phone": settings.SUPPORT_PHONE,
        "phone_link": "".join(sign for sign in settings.SUPPORT_PHONE if sign.isdigit() or sign == "+"),
    }
    return render(request, "portal/contact/contact.html", context)
