"""The composer: a reply to the customer or a note for the team."""

from django.http import HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.answering import actions as answering
from helpcentre.domain.answering.models import HeldReply
from helpcentre.domain.answering.selectors import saved_reply
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import MessageKind, Side, Ticket
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen
from helpcentre.web.desk.tickets.files import held_by
from helpcentre.web.desk.tickets.forms import MessageForm


@staff(Permission.ANSWER_TICKETS, "POST")
def messages(request: StaffRequest, reference: str) -> HttpResponse:
    """Send what was written. A mistake, or a customer who wrote meanwhile, brings the text back untouched."""
    ticket = screen.find(request, reference)
    form = MessageForm(request.POST, held=held_by(request))
    if not form.is_valid():
        return show(request, ticket, form, status=422)
    if form.cleaned_data["kind"] == MessageKind.REPLY and _wrote_meanwhile(ticket, form):
        return show(request, ticket, form, status=409, wrote_meanwhile=True)
    _send(request, ticket, form)
    actions.mark_notifications_read(person=request.user, ticket=ticket)
    if not request.htmx:
        return redirect("desk:ticket", reference=ticket.reference)
    return show(request, screen.find(request, reference))


def _send(request: StaffRequest, ticket: Ticket, form: MessageForm) -> None:
    data = form.cleaned_data
    number = data["macro"]
    said = {
        "ticket": ticket,
        "author": request.user,
        "body": data["body"],
        "key": data["key"] or None,
        "macro": saved_reply(request.user, number) if number else None,
        "files": form.held.waiting,
    }
    if data["kind"] == MessageKind.NOTE:
        answering.note(**said)
    else:
        answering.answer(status=data["then"], seen=data["seen"] or 0, **said)


def _wrote_meanwhile(ticket: Ticket, form: MessageForm) -> bool:
    """Whether the customer said something the agent had not seen. A form sent twice has been answered already."""
    key = form.cleaned_data["key"]
    if form.cleaned_data["seen"] is None:
        return False
    if key and (ticket.messages.filter(key=key).exists() or HeldReply.objects.filter(ticket=ticket, key=key).exists()):
        return False
    return ticket.messages.filter(side=Side.CUSTOMER, id__gt=form.cleaned_data["seen"]).exists()


def show(
    request: StaffRequest,
    ticket: Ticket,
    form: MessageForm | None = None,
    *,
    status: int = 200,
    wrote_meanwhile: bool = False,
) -> HttpResponse:
    """The composer with what changed around it, or the whole page."""
    template = "desk/tickets/written.html" if request.htmx else "desk/tickets/page.html"
    context = screen.context(request, ticket, form) | {"wrote_meanwhile": wrote_meanwhile}
    return frame.show(request, template, context, here=screen.place(request, ticket), status=status)
