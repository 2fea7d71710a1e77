"""Closing somebody's account: what follows is shown first."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people import finding
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.privacy.closing.actions import close_account
from helpcentre.domain.privacy.erasing import plan, reading
from helpcentre.domain.privacy.erasing.actions import StaffError, grace
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def closing(request: StaffRequest, number: int) -> HttpResponse:
    """What would go and stay; sent with ``sure``, the account is closed. Who waits to be erased already is shown so."""
    person = finding.person(number)
    if person is None:
        raise Http404
    if waiting := reading.waiting(person.pk):
        return redirect("desk:erasure", number=waiting.pk)
    if request.method != "POST":
        return _page(request, person)
    if "sure" not in request.POST:
        return _page(request, person, fault="sure")
    try:
        made = close_account(actor=request.user.actor, person=person)
    except StaffError:
        return _page(request, person, fault="staff")
    return redirect("desk:erasure", number=made.pk)


def _page(request: StaffRequest, person: Person, *, fault: str = "") -> HttpResponse:
    record_view(actor=request.user.actor, person=person, screen=Screen.PLAN)
    context = {
        "person": person,
        "plan": plan.plan(person),
        "hours": int(grace().total_seconds() // 3600),
        "fault": fault,
    }
    return frame.show(request, "desk/people/closing.html", context, here="privacy", status=422 if fault else 200)
