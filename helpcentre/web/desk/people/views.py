"""The page of a person and of a shop: who they are, and everything they asked."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people import finding, likeness
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.people.restrictions import is_restricted
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.privacy.merging import faults, looking
from helpcentre.domain.tickets import filters, selectors
from helpcentre.domain.tickets.filters import Clause
from helpcentre.domain.tickets.selectors import Listing
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.people.merge_words import LIKE


@staff(Permission.ANSWER_TICKETS, "GET")
def person(request: StaffRequest, number: int) -> HttpResponse:
    """One person. Whoever is shown the record has looked, and that is logged."""
    found = finding.person(number)
    if found is None:
        return _led_on(number)
    record_view(actor=request.user.actor, person=found)
    context = _tickets(request, Clause("requester", "is", (str(found.pk),)))
    context |= {"person": found, "memberships": finding.memberships_of(found)}
    if is_restricted(found.pk) and not may(request.user, Permission.HANDLE_RIGHTS):
        context |= {"is_restricted": True, "tickets": [], "more": False, "memberships": []}
    else:
        context |= _records(request.user, found)
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


def _led_on(number: int) -> HttpResponse:
    """An old address of a record that was merged leads to the person."""
    merged = faults.was_merged(number)
    if merged is None or merged.kept.erased_at is not None:
        raise Http404
    return redirect("desk:person", number=merged.kept_id)


def _records(viewer: Person, found: Person) -> dict[str, object]:
    """Other records of theirs: those that were merged into this one, and those that could be theirs."""
    likes = [] if found.staff else likeness.alike(found)
    return {
        "also": looking.also_known_as(found),
        "merges": looking.mergings(found, 5),
        "likes": [(each.person, LIKE[each.why]) for each in likes],
        "may_merge": may(viewer, Permission.MERGE_PEOPLE),
    }


def _tickets(request: StaffRequest, clause: Clause) -> dict[str, object]:
    listing: Listing = selectors.listing(request.user, (clause,))
    page = listing.page()
    return {"tickets": page.rows, "more": bool(page.next), "query": filters.to_query((clause,))}
