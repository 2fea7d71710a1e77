"""A ticket on paper."""

from django.http import HttpResponse

from helpcentre.base.core import clock
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.tickets import selectors
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen


@staff(Permission.ANSWER_TICKETS, "GET")
def paper(request: StaffRequest, reference: str) -> HttpResponse:
    """The conversation without notes; with ``notes`` all of it, and the history. The look is logged like any other."""
    ticket = screen.find(request, reference)
    record_view(actor=request.user.actor, person=ticket.requester, screen=Screen.PAPER, ticket_id=ticket.pk)
    with_notes = "notes" in request.GET
    entries = [
        entry
        for entry in selectors.conversation(ticket, staff=True)
        if with_notes or (entry.message and not entry.message.is_note)
    ]
    context = {"ticket": ticket, "entries": entries, "with_notes": with_notes, "moment_now": clock.now()}
    return frame.show(request, "desk/deeds/paper.html", context, here=screen.place(request, ticket))
