"""What is done with a request on the privacy desk."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.privacy.correcting.actions import TakenError, correct_fact
from helpcentre.domain.privacy.erasing.actions import ErasedError, StaffError
from helpcentre.domain.privacy.models import Fact, Proof, Refusal, RightsRequest
from helpcentre.domain.privacy.requests import answers
from helpcentre.domain.privacy.requests.actions import (
    NotProvedError,
    OverError,
    grant_request,
    prove_identity,
    refuse_request,
)
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.privacy.forms import FactForm, RefusalForm
from helpcentre.web.desk.privacy.views import find, show


@staff(Permission.HANDLE_RIGHTS, "POST")
def identity(request: StaffRequest, reference: str) -> HttpResponse:
    """Staff made sure themselves, by asking what only the person knows."""
    prove_identity(actor=request.user.actor, case=find(reference), proof=Proof.STAFF)
    return redirect("desk:rights_case", reference=reference)


@staff(Permission.HANDLE_RIGHTS, "POST")
def granting(request: StaffRequest, reference: str) -> HttpResponse:
    """Do what is asked, and answer."""
    found = find(reference)
    return _done(request, found, lambda: grant_request(actor=request.user.actor, case=found))


@staff(Permission.HANDLE_RIGHTS, "POST")
def refusal(request: StaffRequest, reference: str) -> HttpResponse:
    """Say no and why, in the person's language."""
    found, form = find(reference), RefusalForm(request.POST)
    if not form.is_valid():
        return show(request, found, fault="reason")
    return _done(request, found, lambda: _refused(request, found, Refusal(form.cleaned_data["reason"])))


def _refused(request: StaffRequest, found: RightsRequest, reason: Refusal) -> None:
    with transaction.atomic():
        over = refuse_request(actor=request.user.actor, case=found, reason=reason)
        answers.send(over, actor=request.user.actor)


@staff(Permission.HANDLE_RIGHTS, "POST")
def fact(request: StaffRequest, reference: str) -> HttpResponse:
    """Put a fact right, everywhere it is stored."""
    found, form = find(reference), FactForm(request.POST)
    if not form.is_valid() or not found.may_go_on:
        return show(request, found, fault="fact" if found.may_go_on else "proof")
    changed = Fact(form.cleaned_data["fact"]), form.cleaned_data["value"]
    try:
        correct_fact(actor=request.user.actor, person=found.person, fact=changed[0], value=changed[1], case=found)
    except TakenError:
        return show(request, found, fault="taken")
    return redirect("desk:rights_case", reference=reference)


def _done(request: StaffRequest, found: RightsRequest, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except NotProvedError:
        return show(request, found, fault="proof")
    except StaffError:
        return show(request, found, fault="staff")
    except (OverError, ErasedError):
        return show(request, found, fault="over")
    return redirect("desk:rights_case", reference=found.reference)
