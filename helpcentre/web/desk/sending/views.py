"""Whether mail and text messages leave, and a test of each."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.jobs.sms import queue_sms
from helpcentre.base.limits import bucket
from helpcentre.base.outbound.models import OutboundMail, OutboundSms
from helpcentre.base.outbound.standing import standing
from helpcentre.domain.people import contact
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show

TESTS_AN_HOUR = 10


@staff(Permission.MANAGE_SETTINGS, "GET")
def sending(request: StaffRequest) -> HttpResponse:
    """Which server and carrier are set, and how it stands with them."""
    return _page(request, {})


@staff(Permission.MANAGE_SETTINGS, "POST")
def test_mail(request: StaffRequest) -> HttpResponse:
    """To whoever presses, and nobody else."""
    person = request.user
    if not person.email or _is_too_much(person.pk):
        return _page(request, {"mail_fault": _("Ten tests in an hour are enough. Try again later.")}, 429)
    queue_mail(
        kind="test", address=person.email, language=person.language, person_id=person.pk, context={"person": person}
    )
    messages.info(request, _("The test is on its way to %(address)s.") % {"address": person.email})
    return redirect("desk:setting_sending")


@staff(Permission.MANAGE_SETTINGS, "POST")
def test_sms(request: StaffRequest) -> HttpResponse:
    """To a number in a country that we send to."""
    typed = request.POST.get("number", "")[:60]
    try:
        number = contact.clean_phone(typed, settings.DEFAULT_REGION)
    except contact.ContactError:
        number = ""
    if contact.country_of(number) not in settings.SMS_COUNTRIES:
        fault = _("Write a whole number of a country that text messages go to: %(countries)s.")
        said = {"sms_fault": fault % {"countries": ", ".join(settings.SMS_COUNTRIES)}, "typed": typed}
        return _page(request, said, 422)
    if _is_too_much(request.user.pk):
        said = {"sms_fault": _("Ten tests in an hour are enough. Try again later."), "typed": typed}
        return _page(request, said, 429)
    person = request.user
    queue_sms(kind="test", number=number, language=person.language, person_id=person.pk, context={})
    messages.info(request, _("The test is on its way to %(address)s.") % {"address": contact.shown_phone(number)})
    return redirect("desk:setting_sending")


def _is_too_much(person_id: int) -> bool:
    return bool(bucket.take("desk.test_sending", str(person_id), capacity=TESTS_AN_HOUR, per_seconds=3600))


def _page(request: StaffRequest, said: dict[str, Any], status: int = 200) -> HttpResponse:
    context = {
        "mail_server": urlsplit(settings.EMAIL_URL).hostname or "",
        "carrier": urlsplit(settings.SMS_URL).hostname or "",
        "sender": settings.DEFAULT_FROM_EMAIL,
        "mail": standing(OutboundMail),
        "sms": standing(OutboundSms),
        "countries": ", ".join(settings.SMS_COUNTRIES),
        **said,
    }
    return show(request, "desk/sending/page.html", context, page="setting_sending", status=status)
