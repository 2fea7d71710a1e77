from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from helpcentre.domain.tickets.events import REPLY_SENT
from helpcentre.domain.tickets.selectors import usual_first_reply
from helpcentre.web.portal.pages import cached


@cached(REPLY_SENT)
def contact(request: HttpRequest) -> HttpResponse:
    """Every way to reach the team, without an account."""
    context = {
        "usual_wait": usual_first_reply(),
        "privacy_email": settings.PRIVACY_EMAIL,
        "email": settings.SUPPORT_EMAIL,
        "phone": settings.SUPPORT_PHONE,
        "phone_link": "".join(sign for sign in settings.SUPPORT_PHONE if sign.isdigit() or sign == "+"),
    }
    return render(request, "portal/contact/contact.html", context)
