"""The register of disclosures: what authorities ask for, the list, one request, and a new one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people.actions import record_views
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.sharing.disclosures import days, selectors
from helpcentre.domain.sharing.disclosures.actions import record_disclosure
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Disclosure, DisclosureTarget, LegalBasis, Means, Notice, Stage
from helpcentre.domain.sharing.disclosures.words import offered, said
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.privacy import disclosure_words as words
from helpcentre.web.desk.privacy.disclosure_forms import RequestForm, received
from helpcentre.web.desk.privacy.disclosure_letters import drafts

_BEFORE = (Stage.RECORDED, Stage.APPROVED, Stage.READY)  # nothing was handed over yet, and may still be


@staff(Permission.HANDLE_RIGHTS, "GET")
def register(request: StaffRequest) -> HttpResponse:
    """Those that are open, then those that are over."""
    return frame.show(request, "desk/privacy/disclosures.html", {"rows": selectors.listed()}, here="privacy")


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    """Record that an authority asks."""
    form = RequestForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _form(request, form)
    kept, refused = received(request.FILES.getlist("paper"))
    if refused:
        return _form(request, form, refused)
    facts: dict[str, Any] = {"asked": form.asked(), "of": form.things, "papers": kept, "ban": form.ban()}
    try:
        made = record_disclosure(actor=request.user.actor, by=request.user, **facts)
    except DisclosureError as error:
        form.add_error(error.code if error.code in form.fields else None, str(words.fault(error.code)))
        return _form(request, form)
    return redirect("desk:disclosure", reference=made.reference)


@staff(Permission.HANDLE_RIGHTS, "GET")
def one(request: StaffRequest, reference: str) -> HttpResponse:
    """Who asks, by which law, for what; what was decided, made, handed over; who was told."""
    return show(request, find(reference))


def show(
    request: StaffRequest, found: Disclosure, *, fault: str = "", at: str = "", refused: list[str] | None = None
) -> HttpResponse:
    """Whoever is shown it has looked at the people's records, and that is logged. ``at`` names the form at fault."""
    targets, people = selectors.targets_of(found), selectors.people_of(found)
    seen = selectors.seen_in(targets, people)
    record_views(actor=request.user.actor, people=seen, screen=Screen.DISCLOSURE)
    review = getattr(found, "review", None)
    context: dict[str, Any] = {
        "case": found,
        "targets": targets,
        "allowed": [each for each in targets if review and each.pk in review.targets],
        "asked_for": list(zip(found.categories, said(found.categories), strict=True)),
        "granted": said(review.categories) if review else [],
        "review": review,
        "archive": getattr(found, "archive", None),
        "sealed": getattr(found, "sealed", None),
        "handover": getattr(found, "handover", None),
        "papers": selectors.papers_of(found),
        "people": people,
        "ban": selectors.ban_of(found),
        "drafts": drafts(found, seen) if found.is_open and found.stage in _BEFORE else [],
        "may_decide": found.stage == Stage.RECORDED and found.is_open and found.recorded_by_id != request.user.pk,
        "needs_paper": found.basis != LegalBasis.EMERGENCY,
        "history": [(each, words.HAPPENED.get(each.kind, each.kind), who) for each, who in selectors.history_of(found)],
        "all_told": bool(people) and all(each.notice in (Notice.SENT, Notice.GONE) for each in people),
        "ticked": _ticked(request, found, targets, at),
        "means": Means.choices,
        "today": days.today(),
        "typed": request.POST if request.method == "POST" else {},
        "fault": words.fault(fault) if fault else "",
        "fault_code": fault,
        "at": at,
        "refused": refused or [],
    }
    status = 422 if fault or refused else 200
    return frame.show(request, "desk/privacy/disclosure.html", context, here="privacy", status=status)


def _ticked(request: StaffRequest, found: Disclosure, targets: list[DisclosureTarget], at: str) -> dict[str, list[str]]:
    """What the second person left ticked in a form that comes back; everything at first."""
    if at == "review":
        return {name: request.POST.getlist(name) for name in ("targets", "categories")}
    return {"targets": [str(each.pk) for each in targets], "categories": found.categories}


def find(reference: str) -> Disclosure:
    """Raises Http404."""
    found = selectors.for_staff(reference)
    if found is None:
        raise Http404
    return found


def _form(request: StaffRequest, form: RequestForm, refused: list[str] | None = None) -> HttpResponse:
    context = {"form": form, "categories": offered(), "refused": refused or [], "today": days.today()}
    return frame.show(
        request, "desk/privacy/disclosure_new.html", context, here="privacy", status=422 if form.is_bound else 200
    )
