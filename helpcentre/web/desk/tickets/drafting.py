"""What is being written, before it leaves: drafts, and the moment in which a reply can be taken back."""

from django.http import HttpResponse

from helpcentre.domain.answering import actions
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets.models import MessageKind, Status
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen, writing


@staff(Permission.ANSWER_TICKETS, "POST")
def draft(request: StaffRequest, reference: str) -> HttpResponse:
    """Keep what was typed so far. Nothing is shown."""
    ticket = screen.find(request, reference)
    kind, then = request.POST.get("kind", ""), request.POST.get("then", "")
    if kind not in MessageKind.values:
        return HttpResponse(status=400)
    actions.keep_draft(
        person=request.user,
        ticket=ticket,
        kind=kind,
        body=request.POST.get("body", ""),
        then=then if then in Status.values else Status.PENDING,
        key=request.POST.get("key", "")[:64] or None,
    )
    return HttpResponse(status=204)


@staff(Permission.ANSWER_TICKETS, "POST")
def taking_back(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Bring a reply back into the composer; with ``now`` let it leave at once."""
    ticket = screen.find(request, reference)
    if "now" in request.POST:
        actions.send_due(ticket=ticket, now=True, author=request.user)
        return screen.answer(request, ticket)
    begun = request.POST.get("body", "") if request.POST.get("kind") == MessageKind.REPLY else ""
    actions.take_back(
        person=request.user, ticket=ticket, held_id=number, also=begun
    )  # left already: the thread shows it
    return writing.show(request, screen.find(request, reference))
