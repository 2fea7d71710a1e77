"""What is done with a request of an authority."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from helpcentre.base.files import grants
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.sharing.disclosures import actions, selectors
from helpcentre.domain.sharing.disclosures.actions.reviewing import Allowed
from helpcentre.domain.sharing.disclosures.asked import Ban
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Disclosure
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.privacy.disclosure_forms import BanForm, HandoverForm, ReviewForm, received
from helpcentre.web.desk.privacy.disclosures import find, show


@staff(Permission.HANDLE_RIGHTS, "POST")
def review(request: StaffRequest, reference: str) -> HttpResponse:
    """A second person allows it, or less of it."""
    found = find(reference)
    form = ReviewForm(request.POST, targets=[each.pk for each in selectors.targets_of(found)])
    if not form.is_valid():
        return show(request, found, fault=next(iter(form.errors)), at="review")
    allowed = Allowed(**form.cleaned_data)
    return _done(request, found, "review", lambda by: actions.approve_disclosure(**by, allowed=allowed))


@staff(Permission.HANDLE_RIGHTS, "POST")
def refusal(request: StaffRequest, reference: str) -> HttpResponse:
    """A second person says no, and why."""
    why = request.POST.get("why", "")
    return _done(request, find(reference), "refusal", lambda by: actions.refuse_disclosure(**by, reason=why))


@staff(Permission.HANDLE_RIGHTS, "POST")
def papers(request: StaffRequest, reference: str) -> HttpResponse:
    """Their paper, or one more."""
    found = find(reference)
    kept, refused = received(request.FILES.getlist("paper"))
    if refused or not kept:
        return show(request, found, fault="" if refused else "file", at="papers", refused=refused)
    return _done(request, found, "papers", lambda by: actions.add_papers(**by, papers=kept))


@staff(Permission.HANDLE_RIGHTS, "GET")
def paper(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """A paper of theirs, for saving."""
    found = selectors.paper_of(find(reference), number)
    if found is None:
        raise Http404
    return grants.response(found.file, title=found.name, shown=False)


@staff(Permission.HANDLE_RIGHTS, "GET")
def archive(request: StaffRequest, reference: str) -> HttpResponse:
    """The sealed archive, for saving; every time is written down."""
    found = find(reference)
    sealed = getattr(found, "sealed", None)
    if sealed is None:
        raise Http404
    actions.note_fetched(actor=request.user.actor, disclosure=found)
    return grants.response(sealed.file, title=f"{slugify(found.reference)}.zip", shown=False)


@staff(Permission.HANDLE_RIGHTS, "POST")
def handover(request: StaffRequest, reference: str) -> HttpResponse:
    """It was given to them: to whom, how, on which day."""
    found, form = find(reference), HandoverForm(request.POST)
    if not form.is_valid():
        return show(request, found, fault=next(iter(form.errors)), at="handover")
    return _done(request, found, "handover", lambda by: actions.hand_over(**by, **form.cleaned_data))


@staff(Permission.HANDLE_RIGHTS, "POST")
def ban(request: StaffRequest, reference: str) -> HttpResponse:
    """People may not be told, until then and on that ground."""
    found, form = find(reference), BanForm(request.POST)
    if not form.is_valid():
        return show(request, found, fault=next(iter(form.errors)), at="ban")
    said = Ban(form.cleaned_data["ban_ground"], form.cleaned_data["ban_until"])
    return _done(request, found, "ban", lambda by: actions.forbid_notice(**by, ban=said))


@staff(Permission.HANDLE_RIGHTS, "POST")
def ban_lifting(request: StaffRequest, reference: str) -> HttpResponse:
    """People may be told, and are."""
    return _done(request, find(reference), "ban", lambda by: actions.lift_ban(**by))


@staff(Permission.HANDLE_RIGHTS, "POST")
def telling(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Somebody without an address was told in another way."""
    found = find(reference)
    told = selectors.person_of(found, number)
    if told is None:
        raise Http404
    return _done(request, found, "people", lambda by: actions.note_told(actor=by["actor"], told=told))


@staff(Permission.HANDLE_RIGHTS, "POST")
def closure(request: StaffRequest, reference: str) -> HttpResponse:
    """The case is over: its holds end."""
    return _done(request, find(reference), "closure", lambda by: actions.close_disclosure(**by))


def _done(request: StaffRequest, found: Disclosure, at: str, do: Callable[[dict[str, Any]], object]) -> HttpResponse:
    """Back to the request, or the same page with what is wrong."""
    try:
        do({"actor": request.user.actor, "by": request.user, "disclosure": found})
    except DisclosureError as error:
        return show(request, find(found.reference), fault=error.code, at=at)
    return redirect("desk:disclosure", reference=found.reference)
