"""What copies of somebody's data hold back: read it, hand it over or keep it back."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.people.selectors import names
from helpcentre.domain.privacy.export.actions import decide_held_back, renew_export
from helpcentre.domain.privacy.export.readings import held_back
from helpcentre.domain.privacy.models import Kind, RightsRequest, State
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.privacy.views import find

COPIES = (Kind.ACCESS, Kind.CARRY_AWAY)  # kinds that a copy answers
_VERDICTS = {"release": True, "keep": False}


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def reading(request: StaffRequest, reference: str) -> HttpResponse:
    """Each row with its words, and what was decided. Sent with ``renew``, the copy is made anew."""
    found = find(reference)
    if found.kind not in COPIES:
        raise Http404
    if request.method == "POST":
        return _decided(request, found)
    record_view(actor=request.user.actor, person=found.person, screen=Screen.HELD_BACK)
    rows = held_back(found.person)
    writers = names({row.by for row in rows if row.by is not None})
    context = {
        "case": found,
        "rows": [
            (row, writers.get(row.by or 0, "")) for row in sorted(rows, key=lambda row: row.is_released is not None)
        ],
        "renews": found.state == State.DONE,
    }
    return frame.show(request, "desk/privacy/held_back.html", context, here="privacy")


def _decided(request: StaffRequest, found: RightsRequest) -> HttpResponse:
    decisions = {
        name: _VERDICTS[value] for name, value in request.POST.items() if isinstance(value, str) and value in _VERDICTS
    }
    decide_held_back(actor=request.user.actor, by=request.user, person=found.person, decisions=decisions)
    if "renew" in request.POST and found.state == State.DONE and found.person.erased_at is None:
        renew_export(actor=request.user.actor, case=found)
        return redirect("desk:rights_case", reference=found.reference)
    return redirect("desk:rights_held_back", reference=found.reference)
