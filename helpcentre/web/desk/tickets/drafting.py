"""What is being written, before it leaves: drafts, and the moment in which a reply can be taken back."""

from django.http import HttpResponse

from helpcentre.domain.answering import actions
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets.attaching.gathering import Held
from helpcentre.domain.tickets.models import MessageKind, Status
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import composing, screen, writing
from helpcentre.web.desk.tickets.forms import MessageForm


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
        macro=composing.saved_reply(request.user, request.POST.get("macro", "")),
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
    back = actions.take_back(person=request.user, ticket=ticket, held_id=number, also=begun)
    ticket = screen.find(request, reference)
    if back is None:  # it had left already; the conversation shows it
        return writing.show(request, ticket)
    macro = str(back.macro.pk) if back.macro else ""
    data = {"kind": MessageKind.REPLY.value, "body": back.body, "then": back.then, "macro": macro}
    return writing.show(request, ticket, MessageForm(data, held=Held(waiting=back.files)))
