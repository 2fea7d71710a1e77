"""Who else has the ticket before them. A page says what it does when that changes, and reads on a hint who else did."""

from django.http import HttpResponse
from django.shortcuts import render

from helpcentre.domain.answering import actions, selectors
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen

HEADER = "X-Presence"  # what is known of the reader: "reply", "note", "looks" or, when another page left, "gone"


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def presence(request: StaffRequest, reference: str) -> HttpResponse:
    """By POST: I am here, and ``writes`` says what I write; with ``left`` I am not any more. By GET: who is."""
    ticket = screen.find(request, reference)
    if "left" in request.POST:
        actions.go_away(person=request.user, ticket=ticket)
        return HttpResponse(status=204)
    if request.method == "POST":
        actions.be_here(person=request.user, ticket=ticket, writes=request.POST.get("writes", ""))
    return _others(request, ticket)


def _others(request: StaffRequest, ticket: Ticket) -> HttpResponse:
    present = selectors.present_at(ticket)
    others = [each for each in present if each.person_id != request.user.pk]
    mine = [each.writes or "looks" for each in present if each.person_id == request.user.pk]
    answer = render(request, "desk/tickets/others.html", {"others": others[:20]})
    answer[HEADER] = mine[0] if mine else "gone"
    return answer
