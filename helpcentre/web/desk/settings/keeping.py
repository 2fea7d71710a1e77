"""How long each thing is kept, and what the job did about it."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.base.core import ids
from helpcentre.base.inventory.taxonomy import BASIS_WORDS, GROUP_TITLES, Words
from helpcentre.base.inventory.terms import Term, all_terms
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.policy.actions import post_lists
from helpcentre.domain.privacy.closing import inactivity
from helpcentre.domain.privacy.closing.actions import set_inactivity
from helpcentre.domain.retention.actions import PeriodError, set_period
from helpcentre.domain.retention.models import LegalHold, RetentionRun
from helpcentre.domain.retention.periods import chosen, days_of
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show

RUNS = 10  # newest reports


@dataclass(frozen=True)
class Kept:
    """One row of the page: ``items`` in the words of the policy, ``days`` as they are in force."""

    term: Term
    items: str
    basis: Words
    after: Words
    days: int

    @property
    def shortest(self) -> int:
        return self.term.bounds[0]

    @property
    def longest(self) -> int:
        return self.term.bounds[1]


@staff(Permission.WRITE_POLICY, "GET")
def keeping(request: StaffRequest) -> HttpResponse:
    """The periods by heading of the policy, the newest reports, and how many legal holds pause it."""
    return _page(request)


@staff(Permission.WRITE_POLICY, "POST")
def period(request: StaffRequest, name: str) -> HttpResponse:
    """Keep one thing for another time from now on."""
    term = next((term for term in all_terms() if term.name == name and term.may_be_set), None)
    if term is None:
        raise Http404
    try:
        with transaction.atomic():
            set_period(actor=request.user.actor, by=request.user, term=term, days=_number(request))
            post_lists(actor=request.user.actor)
    except PeriodError:
        return _page(request, wrong=name, status=422)
    messages.info(request, _("Saved. The privacy policy says it from now on."))
    return redirect("desk:setting_keeping")


@staff(Permission.WRITE_POLICY, "POST")
def silence(request: StaffRequest) -> HttpResponse:
    """After how many months without a sign somebody is anonymised."""
    try:
        with transaction.atomic():
            set_inactivity(actor=request.user.actor, by=request.user, months=_number(request))
            post_lists(actor=request.user.actor)
    except PeriodError:
        return _page(request, wrong="silence", status=422)
    messages.info(request, _("Saved. The privacy policy says it from now on."))
    return redirect("desk:setting_keeping")


def _number(request: StaffRequest) -> int:
    return ids.read(request.POST.get("number", "")) or 0


def _page(request: StaffRequest, *, wrong: str = "", status: int = 200) -> HttpResponse:
    among = chosen()
    groups: dict[str, list[Kept]] = {}
    for term in all_terms():
        if term.may_be_set:
            items = ", ".join(dict.fromkeys(str(each.says) for each in term.fields if each.says))
            kept = Kept(term, items, BASIS_WORDS[term.basis], term.retention.after, days_of(term, among))
            groups.setdefault(str(GROUP_TITLES[term.group]), []).append(kept)
    runs = list(RetentionRun.objects.order_by("-id")[:RUNS])
    context = {
        "groups": groups,
        "runs": runs,
        "refused": bool(runs) and runs[0].is_refused,
        "settles_at": runs[0].settles_at if runs else None,
        "holds": LegalHold.objects.in_force().count(),
        "months": inactivity.months(),
        "fewest": inactivity.SHORTEST,
        "most": inactivity.LONGEST,
        "wrong": wrong,
    }
    return show(request, "desk/settings/keeping.html", context, page="setting_keeping", status=status)
