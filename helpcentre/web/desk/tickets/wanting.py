"""An agent who answered by hand says that there should be an article."""

from django.http import HttpResponse

from helpcentre.domain.feedback import actions
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen


@staff(Permission.ANSWER_TICKETS, "POST")
def wanted_article(request: StaffRequest, reference: str) -> HttpResponse:
    """Put it on the authors' board; with ``undo`` take it off. Doing either twice changes nothing."""
    ticket = screen.find(request, reference)
    if "undo" in request.POST:
        actions.unwant_article(actor=request.user.actor, ticket=ticket)
    else:
        actions.want_article(actor=request.user.actor, ticket=ticket)
    return screen.answer(request, ticket)
