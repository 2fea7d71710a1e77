"""The privacy desk: what people ask about their data, with clocks."""

from typing import Any

from django.http import Http404, HttpResponse

from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.objections import objections_of
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.restrictions import restriction_of
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.privacy.models import Fact, Identity, Refusal, RightsRequest
from helpcentre.domain.privacy.requests import selectors
from helpcentre.domain.privacy.requests.steps import steps_of
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.HANDLE_RIGHTS, "GET")
def queue(request: StaffRequest) -> HttpResponse:
    """What waits for us, the nearest clock first; below it what was answered lately."""
    context = {"cases": selectors.open_requests(), "over": selectors.closed_requests(20)}
    return frame.show(request, "desk/privacy/queue.html", context, here="privacy")


@staff(Permission.HANDLE_RIGHTS, "GET")
def case(request: StaffRequest, reference: str) -> HttpResponse:
    """One request: who asks for what, what happened, what can be done."""
    return show(request, find(reference))


def show(request: StaffRequest, found: RightsRequest, *, fault: str = "") -> HttpResponse:
    """Whoever is shown it has looked at the person's record, and that is logged."""
    record_view(actor=request.user.actor, person=found.person, screen=Screen.CASE)
    context: dict[str, Any] = {
        "case": found,
        "steps": steps_of(found),
        "reasons": Refusal.choices,
        "facts": Fact.choices,
        "restriction": restriction_of(found.person),
        "objections": objections_of(found.person),
        "unproved": found.is_open and found.identity == Identity.NEEDED,
        "others": [each for each in selectors.requests_of(found.person, 10) if each.pk != found.pk],
        "fault": fault,
    }
    return frame.show(request, "desk/privacy/case.html", context, here="privacy", status=422 if fault else 200)


def find(reference: str) -> RightsRequest:
    """Raises Http404."""
    found = selectors.for_staff(reference)
    if found is None:
        raise Http404
    return found
