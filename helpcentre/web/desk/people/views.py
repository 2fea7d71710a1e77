"""The page of a person and of a shop: who they are, and everything they asked."""

from django.http import Http404, HttpResponse

from helpcentre.domain.people import finding
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.people.restrictions import is_restricted
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.tickets import filters, selectors
from helpcentre.domain.tickets.filters import Clause
from helpcentre.domain.tickets.selectors import Listing
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.ANSWER_TICKETS, "GET")
def person(request: StaffRequest, number: int) -> HttpResponse:
    """One person. Whoever is shown the record has looked, and that is logged."""
    found = finding.person(number)
    if found is None:
        raise Http404
    record_view(actor=request.user.actor, person=found)
    context = _tickets(request, Clause("requester", "is", (str(found.pk),)))
    context |= {"person": found, "memberships": finding.memberships_of(found)}
    if is_restricted(found.pk) and not may(request.user, Permission.HANDLE_RIGHTS):
        context |= {"is_restricted": True, "tickets": [], "more": False, "memberships": []}
    return frame.show(request, "desk/people/person.html", context)


@staff(Permission.ANSWER_TICKETS, "GET")
def business(request: StaffRequest, number: int) -> HttpResponse:
    """One shop. A look at it is a look at each of the people it names."""
    found = finding.business(number)
    if found is None:
        raise Http404
    members = finding.members_of(found)
    for row in members:
        record_view(actor=request.user.actor, person=row.person, screen=Screen.SHOP)
    context = _tickets(request, Clause("business", "is", (str(found.pk),)))
    return frame.show(request, "desk/people/business.html", {**context, "business": found, "members": members})


def _tickets(request: StaffRequest, clause: Clause) -> dict[str, object]:
    listing: Listing = selectors.listing(request.user, (clause,))
    page = listing.page()
    return {"tickets": page.rows, "more": bool(page.next), "query": filters.to_query((clause,))}
