"""Out of office: one's own, and a colleague's for those who lead."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.domain.people import actions, availability
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk import frame
from helpcentre.web.desk.absences.forms import AbsenceForm, initial
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def mine(request: StaffRequest) -> HttpResponse:
    """When I am away and who covers; with ``undo`` I am back."""
    return _absence(request, request.user)


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def of_colleague(request: StaffRequest, number: int) -> HttpResponse:
    """The same for somebody who fell ill before they could say so."""
    colleague = people.staff_person(number) if number < 2**63 else None
    if colleague is None:
        raise Http404
    return _absence(request, colleague)


def _absence(request: StaffRequest, person: Person) -> HttpResponse:
    if request.method == "POST" and "undo" in request.POST:
        actions.end_absence(actor=request.user.actor, person=person)
        return redirect(request.path)
    absence = availability.upcoming(person)
    others = [other for other in people.answering_staff() if other.pk != person.pk]
    form = AbsenceForm(request.POST or None, initial=initial(absence), colleagues=others)
    if request.method == "POST" and form.is_valid():
        actions.set_absence(actor=request.user.actor, person=person, **form.facts)
        messages.success(
            request, _("Saved. No ticket is given to you then.") if person == request.user else _("Saved.")
        )
        return redirect(request.path)
    context = {"person": person, "absence": absence, "form": form, "is_me": person == request.user}
    status = 422 if form.is_bound else 200
    return frame.show(
        request, "desk/absences/page.html", context, here="you" if context["is_me"] else "settings", status=status
    )
