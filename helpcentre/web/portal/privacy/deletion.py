"""Being erased: the plan first, days to think better of it, and the certificate afterwards."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation

from helpcentre.domain.people.contact import ContactError
from helpcentre.domain.privacy.erasing import mailing, plan, reading
from helpcentre.domain.privacy.erasing.actions import (
    StaffError,
    ask_for_erasure,
    cancel_erasure,
    grace,
    hasten_erasure,
)
from helpcentre.domain.privacy.models import Cause, Kind, Source
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.privacy import pace
from helpcentre.web.portal.privacy.access import DataOwner, data_owner, in_the_other_language


@data_owner
@methods("GET", "POST")
def deletion(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """What would go and what stays, counted now; sent, it is asked for."""
    if request.method == "POST":
        return _ask(request, owner)
    return _page(request, owner)


@data_owner
@methods("POST")
def begin_now(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """They need no days to think about it. What follows is shown to whoever has the address."""
    erasure = reading.waiting(owner.person.pk)
    if erasure is None:
        return redirect("portal:my_data_deletion")
    hasten_erasure(actor=owner.actor, erasure=erasure)
    return redirect("portal:erasure", key=erasure.key)


@data_owner
@methods("POST")
def cancellation(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """They thought better of it."""
    erasure = reading.waiting(owner.person.pk)
    if erasure is not None:
        cancel_erasure(actor=owner.actor, erasure=erasure)
    return redirect("portal:my_data_deletion")


@public
@methods("GET")
def erasure(request: HttpRequest, key: str) -> HttpResponse:
    """How far it is, then the certificate. Whoever has the address sees it; it says nothing of whom it is about."""
    found = reading.by_key(key)
    if found is None:
        raise Http404
    return unstored(render(request, "portal/privacy/erasure.html", reading.story(found) | {"there": _there(key)}))


def _ask(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    if "sure" not in request.POST:
        return _page(request, owner, fault="sure")
    try:
        certificate_to = mailing.given(request.POST.get("certificate_to", ""))
    except ContactError:
        return _page(request, owner, fault="address")
    if not pace.may_ask(owner.person):
        return _page(request, owner, fault="often")
    facts: dict[str, Any] = {"actor": owner.actor, "person": owner.person}
    try:
        with transaction.atomic():
            case = open_request(**facts, kind=Kind.DELETE, source=Source.PAGE, proof=owner.proof)
            ask_for_erasure(**facts, cause=Cause.ASKED, rights=case, certificate_to=certificate_to)
    except StaffError:
        return _page(request, owner, fault="staff")
    return redirect("portal:my_data_deletion")


def _page(request: HttpRequest, owner: DataOwner, *, fault: str = "") -> HttpResponse:
    context = {
        "plan": plan.plan(owner.person),
        "erasure": reading.waiting(owner.person.pk),
        "hours": int(grace().total_seconds() // 3600),
        "fault": fault,
        "mails": mailing.is_possible(),
        "certificate_to": request.POST.get("certificate_to", owner.person.email or ""),
        "there": in_the_other_language("portal:my_data_deletion"),
    }
    return render(request, "portal/privacy/deletion.html", context, status=422 if fault else 200)


def _there(key: str) -> str:
    with translation.override(language.other(translation.get_language() or language.DEFAULT)):
        return reverse("portal:erasure", args=[key])
