"""What people agreed to: find somebody, and read their decisions over time. Opening them is a look, and is logged."""

from django.http import Http404, HttpResponse

from helpcentre.base.core import ids
from helpcentre.domain.people import consent_history, consents, finding
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.models import Purpose
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.screens import Screen
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.privacy import picking


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def search(request: StaffRequest) -> HttpResponse:
    """Whose? And what is asked now, in the words that people see."""
    asked = [(purpose, consents.current_words(purpose)) for purpose in Purpose]
    return picking.pick(request, "desk/privacy/consents.html", "desk:consents_of", {"asked": asked})


@staff(Permission.HANDLE_RIGHTS, "GET")
def of_person(request: StaffRequest, number: int) -> HttpResponse:
    """One person: what holds now, and every decision, of one purpose when the address says so."""
    person = finding.person(number)
    if person is None:
        raise Http404
    record_view(actor=request.user.actor, person=person, screen=Screen.CONSENTS)
    purpose = request.GET.get("purpose", "")
    entries, older = consent_history.history(person, purpose, ids.read(request.GET.get("before", "")))
    context = {
        "person": person,
        "standing": consent_history.standing(person),
        "entries": entries,
        "older": older,
        "purposes": Purpose.choices,
        "purpose": purpose if purpose in Purpose.values else "",
    }
    return frame.show(request, "desk/privacy/consents_of.html", context, here="privacy")
