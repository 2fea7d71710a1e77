"""What an agent does to a ticket besides writing: give it to somebody, close it, stop its private links."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from helpcentre.base.core import ids
from helpcentre.domain.people import availability, teams
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen


@staff(Permission.ANSWER_TICKETS, "POST")
def assignment(request: StaffRequest, reference: str) -> HttpResponse:
    """``assignee`` is the id of a colleague, ``me``, or empty for nobody. Who is away is covered."""
    ticket = screen.find(request, reference)
    wanted = request.POST.get("assignee", "me")
    assignee = request.user if wanted == "me" else None
    if wanted not in ("", "me"):
        assignee = people.staff_person(number) if (number := ids.read(wanted)) is not None else None
        if assignee is None:
            raise Http404
    stand_in = assignee if assignee in (None, request.user) else availability.who_answers_for(assignee)
    if stand_in != assignee:
        _say_who_has_it(request, assignee, stand_in)
    if stand_in is not None or assignee is None:
        actions.assign(actor=request.user.actor, ticket=ticket, assignee=stand_in)
    return screen.answer(request, ticket)


def _say_who_has_it(request: StaffRequest, wanted: Person | None, stand_in: Person | None) -> None:
    names = {"name": wanted.name if wanted else "", "cover": stand_in.name if stand_in else ""}
    if stand_in:
        messages.success(request, _("%(name)s is away. %(cover)s covers and has it now.") % names)
    else:
        messages.error(request, _("%(name)s is away and nobody covers. Give it to somebody else.") % names)


@staff(Permission.ANSWER_TICKETS, "POST")
def team(request: StaffRequest, reference: str) -> HttpResponse:
    """``team`` is the id of a team, or empty to take the ticket out of its team."""
    ticket = screen.find(request, reference)
    wanted = request.POST.get("team", "")
    chosen = teams.team(number) if (number := ids.read(wanted)) is not None else None
    if wanted and chosen is None:
        raise Http404
    actions.give_to_team(actor=request.user.actor, ticket=ticket, team=chosen)
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
