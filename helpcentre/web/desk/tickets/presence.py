"""Who else has the ticket before them. A page gives a sign of life every ten seconds and hears who else did."""

from django.http import HttpResponse
from django.shortcuts import render

from helpcentre.domain.answering import actions, selectors
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen


@staff(Permission.ANSWER_TICKETS, "POST")
def presence(request: StaffRequest, reference: str) -> HttpResponse:
    """I am here, and ``writes`` says what I write; with ``left`` I am not any more."""
    ticket = screen.find(request, reference)
    if "left" in request.POST:
        actions.go_away(person=request.user, ticket=ticket)
        return HttpResponse(status=204)
    actions.be_here(person=request.user, ticket=ticket, writes=request.POST.get("writes", ""))
    return render(request, "desk/tickets/others.html", {"others": selectors.others_at(ticket, request.user)})
