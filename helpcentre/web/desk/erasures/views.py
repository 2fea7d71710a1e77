"""Erasures on the privacy desk: who waits, how far it is, the certificates, and the plan of somebody who phoned."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people import finding
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.contact import ContactError
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.privacy.erasing import mailing, plan, reading
from helpcentre.domain.privacy.erasing.actions import StaffError, ask_for_erasure, cancel_erasure
from helpcentre.domain.privacy.models import Cause, Erasure, Kind, Proof, Source
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.domain.retention import holds
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.HANDLE_RIGHTS, "GET")
def erasures(request: StaffRequest) -> HttpResponse:
    """Those that are not over, then the latest."""
    return frame.show(request, "desk/erasures/list.html", {"erasures": reading.newest()}, here="privacy")


@staff(Permission.HANDLE_RIGHTS, "GET")
def erasure(request: StaffRequest, number: int) -> HttpResponse:
    """How far one is, or its certificate."""
    found = _find(number)
    context = reading.story(found) | {"holds": [] if found.is_over else holds.held(found.person_id)}
    return frame.show(request, "desk/erasures/erasure.html", context, here="privacy")


@staff(Permission.HANDLE_RIGHTS, "POST")
def cancellation(request: StaffRequest, number: int) -> HttpResponse:
    """They phoned: they thought better of it."""
    cancel_erasure(actor=request.user.actor, erasure=_find(number))
    return redirect("desk:erasure", number=number)


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def plan_of(request: StaffRequest, number: int) -> HttpResponse:
    """What would go and stay of somebody; sent with ``sure``, it is asked for in their name."""
    person = finding.person(number)
    if person is None:
        raise Http404
    if waiting := reading.waiting(person.pk):
        return redirect("desk:erasure", number=waiting.pk)
    if request.method == "POST":
        return _ask(request, person)
    return _plan(request, person)


def _ask(request: StaffRequest, person: Person) -> HttpResponse:
    if "sure" not in request.POST:
        return _plan(request, person, fault="sure")
    try:
        certificate_to = mailing.given(request.POST.get("certificate_to", ""))
        with transaction.atomic():
            case = open_request(
                actor=request.user.actor, person=person, kind=Kind.DELETE, source=Source.PHONE, proof=Proof.STAFF
            )
            facts: dict[str, Any] = {"rights": case, "certificate_to": certificate_to}
            made = ask_for_erasure(actor=request.user.actor, person=person, cause=Cause.STAFF, **facts)
    except ContactError:
        return _plan(request, person, fault="address")
    except StaffError:
        return _plan(request, person, fault="staff")
    return redirect("desk:erasure", number=made.pk)


def _plan(request: StaffRequest, person: Person, *, fault: str = "") -> HttpResponse:
    record_view(actor=request.user.actor, person=person, screen=Screen.PLAN)
    context = {
        "person": person,
        "plan": plan.plan(person),
        "fault": fault,
        "mails": mailing.is_possible(),
        "certificate_to": request.POST.get("certificate_to", person.email or ""),
    }
    return frame.show(request, "desk/erasures/plan.html", context, here="privacy", status=422 if fault else 200)


def _find(number: int) -> Erasure:
    found = Erasure.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found
