"""A ticket for somebody who phoned or walked in."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people import actions as people
from helpcentre.domain.people.models import Language
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import Channel, Ticket
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets.forms import BehalfForm, new_key

INITIAL = {"channel": Channel.PHONE, "language": Language.SWAHILI, "mine": True}


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    """The form and its sending. Sent twice, it opens one ticket; with a mistake, nothing typed is lost."""
    form = BehalfForm(request.POST or None, initial=INITIAL)
    if request.method == "POST" and form.is_valid():
        return redirect("desk:ticket", reference=_open(request, form).reference)
    context = {"form": form, "key": form["key"].value() or new_key()}
    return frame.show(request, "desk/tickets/new.html", context, here="new", status=422 if form.is_bound else 200)


def _open(request: StaffRequest, form: BehalfForm) -> Ticket:
    data = form.cleaned_data
    actor = request.user.actor
    with transaction.atomic():
        person = people.find_or_create_person(
            actor=actor,
            name=data["name"],
            email=data["email"] or None,
            phone=data["phone"] or None,
            language=data["language"],
        )
        shop = people.join_business(actor=actor, person=person, name=data["business"]) if data["business"] else None
        opened = actions.open_ticket(
            actor=actor,
            requester=person,
            subject=data["subject"],
            body=data["body"],
            channel=data["channel"],
            language=data["language"],
            business=shop,
            assignee=request.user if data["mine"] else None,
            key=data["key"] or None,
            proved=True,
        )
    return opened.ticket
