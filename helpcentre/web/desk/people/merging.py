"""Two records of one person: find the other, look at both, merge them. It cannot be undone, so the page says so."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.domain.people import finding
from helpcentre.domain.people.actions import forget_also_known_as, record_view
from helpcentre.domain.people.likeness import alike
from helpcentre.domain.people.models import Person, SamePerson, WhyMerged
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.people.restrictions import is_restricted
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.privacy.merging import looking
from helpcentre.domain.privacy.merging.actions import MergeRefusedError, merge_persons
from helpcentre.domain.privacy.merging.facts import ChoiceError
from helpcentre.domain.privacy.merging.faults import Fault, faults
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.people.merge_form import MergeForm
from helpcentre.web.desk.people.merge_words import FAULTS, LIKE
from helpcentre.web.desk.privacy.picking import PickForm


@staff(Permission.MERGE_PEOPLE, "GET", "POST")
def other(request: StaffRequest, number: int) -> HttpResponse:
    """Which other record? Those that are alike are offered; any other is found by what somebody types."""
    person = _find(number)
    form = PickForm(request.POST if request.method == "POST" else None)
    found = form.found if form.is_bound and form.is_valid() else []
    context = {
        "person": person,
        "form": form,
        "found": [each for each in found if each.pk != person.pk],
        "likes": [(each.person, LIKE[each.why]) for each in alike(person)],
    }
    status = 422 if form.is_bound and not context["found"] else 200
    return frame.show(request, "desk/people/other.html", context, status=status)


@staff(Permission.MERGE_PEOPLE, "GET", "POST")
def merge(request: StaffRequest, number: int, other: int) -> HttpResponse:
    """Both side by side; sent, everything of ``other`` becomes that of ``number``."""
    kept, merged = _find(number), _find(other)
    if request.method != "POST":
        return _page(request, kept, merged, MergeForm(None, kept=kept, merged=merged))
    form = MergeForm(request.POST, kept=kept, merged=merged)
    if not form.is_valid() or _against(request, kept, merged):
        return _page(request, kept, merged, form)
    why, proof = WhyMerged(form.cleaned_data["why"]), SamePerson(form.cleaned_data["proof"])
    by, actor = request.user, request.user.actor
    try:
        merge_persons(actor=actor, by=by, kept=kept, merged=merged, why=why, proof=proof, take=form.take)
    except MergeRefusedError:
        return _page(request, kept, merged, form)
    except ChoiceError as fault:
        return _page(request, kept, merged, form, wrong=str(fault))
    messages.info(request, _("The two records are one now."))
    return redirect("desk:person", number=kept.pk)


@staff(Permission.MERGE_PEOPLE, "POST")
def forgetting(request: StaffRequest, number: int, known: int) -> HttpResponse:
    """An old address or number is not theirs any more. Doing it twice changes nothing."""
    person = _find(number)
    row = next((each for each in looking.also_known_as(person) if each.pk == known), None)
    if row is not None and forget_also_known_as(actor=request.user.actor, known=row):
        messages.info(request, _("It is forgotten."))
    return redirect("desk:person", number=person.pk)


def _find(number: int) -> Person:
    person = finding.person(number)
    if person is None:
        raise Http404
    return person


def _against(request: StaffRequest, kept: Person, merged: Person) -> list[Fault]:
    """Whoever may not see what is paused learns no more than that something is to be settled."""
    found = faults(kept, merged)
    paused = any(is_restricted(person.pk) for person in (kept, merged))
    if paused and not may(request.user, Permission.HANDLE_RIGHTS):
        return [Fault.SETTLING]
    return found


def _page(request: StaffRequest, kept: Person, merged: Person, form: MergeForm, *, wrong: str = "") -> HttpResponse:
    against = _against(request, kept, merged)
    context: dict[str, Any] = {
        "stays": kept,
        "goes": merged,
        "form": form,
        "against": [FAULTS[fault] for fault in against],
        "wrong": wrong,
    }
    if against != [Fault.SETTLING]:
        for person in (kept, merged):
            record_view(actor=request.user.actor, person=person, screen=Screen.MERGE)
        context |= {"sides": [looking.side(kept), looking.side(merged)], "facts": list(form.rows())}
    status = 422 if form.is_bound or against else 200
    return frame.show(request, "desk/people/merge.html", context, status=status)
