"""A ticket for somebody who phoned or walked in."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import actions as people
from helpcentre.domain.people import shops
from helpcentre.domain.people.models import Business, Language, Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.questions import selectors
from helpcentre.domain.questions.actions import keep_form
from helpcentre.domain.questions.filling import Filling
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.actions import attach
from helpcentre.domain.tickets.models import Channel, Ticket
from helpcentre.domain.tickets.sensitive import WARNINGS
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets.behalf import BehalfForm
from helpcentre.web.desk.tickets.files import held_by
from helpcentre.web.desk.tickets.forms import new_key

INITIAL = {"channel": Channel.PHONE, "language": Language.SWAHILI, "mine": True}


class Asking:
    """The forms of our own: one is chosen, and its questions are asked, of the team too.

    A caller need not know every answer, so what a customer must say may stay open here.
    """

    def __init__(self, request: StaffRequest) -> None:
        language = get_language() or Language.ENGLISH
        each = selectors.asked_in_each(selectors.forms())
        self.chosen = request.POST.get("form", "")
        self.fillings = [
            (str(form.pk), form.name(language), Filling(asked, request.POST, language, prefix=f"answer-{form.pk}"))
            for form, asked in each
        ]
        self.form = next((form for form, _asked in each if str(form.pk) == self.chosen), None)

    @property
    def filling(self) -> Filling | None:
        """That of the form that was chosen."""
        return next((filling for number, _name, filling in self.fillings if number == self.chosen), None)

    def is_valid(self) -> bool:
        return self.filling is None or self.filling.is_valid(complete=False)


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    """The form and its sending. Sent twice, it opens one ticket; with a mistake, nothing typed is lost."""
    sent = request.method == "POST"
    form = BehalfForm(request.POST if sent else None, held=held_by(request) if sent else None, initial=INITIAL)
    asking = Asking(request)
    if sent and asking.is_valid() & form.is_valid():
        return redirect("desk:ticket", reference=_open(request, form, asking).reference)
    warnings = [(kind.value, words) for kind, words in WARNINGS.items()]
    context = {"form": form, "asking": asking, "warnings": warnings, "key": form["key"].value() or new_key()}
    return frame.show(request, "desk/tickets/new.html", context, here="new", status=422 if form.is_bound else 200)


def _open(request: StaffRequest, form: BehalfForm, asking: Asking) -> Ticket:
    """Whether those in charge of the shop read along is the caller's word; it then belongs to the shop we know them in,
    whichever name was typed."""
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
        shared = shops.shop_with_others_in_charge(person) if data["shop"] else None
        shop = shared or _shop(actor, person, data["business"])
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
        if shared and opened.is_new:
            actions.share_with_shop(actor=actor, ticket=opened.ticket, sharer=person, whole=True)
        attach(actor=actor, message=opened.message, attachments=form.held.waiting)
        if opened.is_new and asking.filling:
            asking.filling.keep(actor=actor, ticket=opened.ticket)
        if opened.is_new and asking.form:
            keep_form(ticket=opened.ticket, form=asking.form)
    if data["shop"] and not shared:
        messages.info(request, _("Nobody else is known to be in charge of their shop, so only they read it."))
    return opened.ticket


def _shop(actor: Actor, person: Person, name: str) -> Business | None:
    return people.join_business(actor=actor, person=person, name=name) if name else None
