"""Requests that staff take in: of somebody on the phone, and of a ticket that turns out to be one."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.privacy.models import Kind, Proof, RightsRequest, Source
from helpcentre.domain.privacy.requests import answers, hints
from helpcentre.domain.privacy.requests.actions import ErasedError, open_request
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.privacy.forms import FilingForm
from helpcentre.web.desk.tickets import screen


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    """For somebody who phones or stands at the counter."""
    form = FilingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            made = open_request(
                actor=request.user.actor,
                person=form.person,
                kind=Kind(form.cleaned_data["kind"]),
                source=Source.PHONE,
                words=form.cleaned_data["words"],
            )
            answers.send(made, actor=request.user.actor)
        return redirect("desk:rights_case", reference=made.reference)
    status = 422 if form.is_bound else 200
    return frame.show(request, "desk/privacy/new.html", {"form": form}, here="privacy", status=status)


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def of_ticket(request: StaffRequest, reference: str) -> HttpResponse:
    """Make a ticket a request about its requester's data, in one act; the clock runs from when it was asked."""
    ticket = screen.find(request, reference)
    if request.POST.get("kind") not in Kind.values:
        context = {"ticket": ticket, "kinds": Kind.choices, "hint": _hint(ticket)}
        status = 422 if request.method == "POST" else 200
        return frame.show(request, "desk/privacy/of_ticket.html", context, here="privacy", status=status)
    try:
        made = _file(request, ticket, Kind(request.POST["kind"]))
    except ErasedError:
        return redirect("desk:ticket", reference=reference)
    if may(request.user, Permission.HANDLE_RIGHTS):
        return redirect("desk:rights_case", reference=made.reference)
    return redirect("desk:ticket", reference=reference)


def _file(request: StaffRequest, ticket: Ticket, kind: Kind) -> RightsRequest:
    hint = _hint(ticket)
    with transaction.atomic():
        made = open_request(
            actor=request.user.actor,
            person=ticket.requester,
            kind=kind,
            source=Source.TICKET,
            ticket=ticket,
            received_at=hint.message.created_at if hint else ticket.created_at,
            proof=Proof.SIGN_IN if ticket.requester_proved_at else None,
        )
        answers.send(made, actor=request.user.actor)
    return made


def _hint(ticket: Ticket) -> hints.Hint | None:
    return hints.first(ticket.messages.order_by("id"))
