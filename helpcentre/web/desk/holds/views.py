"""Legal holds: what must stay, why, and until when."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.retention.actions import lift_hold, place_hold
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.sharing.disclosures import selectors
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.holds.forms import HoldForm

_SHOWN = 200


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def all_holds(request: StaffRequest) -> HttpResponse:
    """Those in force, those that are over, and a form for one more."""
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        words = {"reason": form.cleaned_data["reason"], "until": form.cleaned_data["until"]}
        place_hold(actor=request.user.actor, by=request.user, **words, **form.target)
        return redirect("desk:holds")
    rows = LegalHold.objects.select_related("person", "business", "ticket", "placed_by").order_by("-id")
    rows = rows.prefetch_related("disclosure_targets__disclosure")[:_SHOWN]
    in_order = sorted(rows, key=lambda hold: not hold.is_in_force)
    held = [(hold, [target.disclosure for target in hold.disclosure_targets.all()]) for hold in in_order]
    context = {"form": form, "holds": held}
    return frame.show(request, "desk/holds/list.html", context, here="privacy", status=422 if form.is_bound else 200)


@staff(Permission.HANDLE_RIGHTS, "POST")
def lifting(request: StaffRequest, number: int) -> HttpResponse:
    """It need not stay any longer; what was paused goes on by itself. The hold of a request of an authority ends with
    that, so its button leads there."""
    found = LegalHold.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    if case := selectors.open_case_of(found):
        return redirect("desk:disclosure", reference=case.reference)
    lift_hold(actor=request.user.actor, by=request.user, hold=found)
    return redirect("desk:holds")
