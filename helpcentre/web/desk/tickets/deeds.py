"""What an agent does to a ticket besides writing: give it to somebody, close it, stop its private links."""

import re

from django.http import Http404, HttpResponse

from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen

_IS_ID = re.compile(r"[0-9]{1,18}")


@staff(Permission.ANSWER_TICKETS, "POST")
def assignment(request: StaffRequest, reference: str) -> HttpResponse:
    """``assignee`` is the id of a colleague, ``me``, or empty for nobody."""
    ticket = screen.find(request, reference)
    wanted = request.POST.get("assignee", "me")
    assignee = request.user if wanted == "me" else None
    if wanted not in ("", "me"):
        assignee = people.staff_person(int(wanted)) if _IS_ID.fullmatch(wanted) else None
        if assignee is None:
            raise Http404
    actions.assign(actor=request.user.actor, ticket=ticket, assignee=assignee)
    return screen.answer(request, ticket)


@staff(Permission.ANSWER_TICKETS, "POST")
def closure(request: StaffRequest, reference: str) -> HttpResponse:
    """Close the ticket; with ``undo`` open it again. Doing either twice changes nothing."""
    ticket = screen.find(request, reference)
    if "undo" in request.POST:
        actions.reopen(actor=request.user.actor, ticket=ticket)
    else:
        actions.close(actor=request.user.actor, ticket=ticket)
    return screen.answer(request, ticket)


@staff(Permission.ANSWER_TICKETS, "POST")
def link_revocation(request: StaffRequest, reference: str) -> HttpResponse:
    """Stop every private link of the ticket: the phone it was opened on may belong to a whole shop."""
    ticket = screen.find(request, reference)
    actions.revoke_links(actor=request.user.actor, ticket=ticket)
    return screen.answer(request, ticket)
