"""Who else reads a request: those in charge of the shop, and colleagues."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people import contact
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.actions.following import CopyError
from helpcentre.web.portal.access import Holder, methods, ticket_holder
from helpcentre.web.portal.tickets import pace
from helpcentre.web.portal.tickets.conversation import refuse, slower

FAULTS: dict[str, StrOrPromise] = {
    "bad": _("Write the whole phone number or e-mail of your colleague."),
    "unknown": _("We know nobody in your shop with this number or e-mail. Ask us to add them."),
    "requester": _("This is you. You read it anyway."),
    "staff": _("This is somebody of the support team. They read it anyway."),
    "not_yours": _("Only who asked, and works in the shop, may say who reads along. Sign in first."),
    "too_many": _("Twenty people read along already."),
}


@ticket_holder
@methods("POST")
def ticket_shop(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Let those in charge of the shop read along from now on; with ``undo``, no more. Only who asked may say so."""
    if wait := pace.wait_to_move(holder.ticket.pk):
        return slower(request, holder, wait)
    act = actions.unshare_with_shop if "undo" in request.POST else actions.share_with_shop
    try:
        act(actor=holder.actor, ticket=holder.ticket, sharer=holder.person)
    except actions.SharingError:
        return refuse(request, holder, colleague_fault=FAULTS["not_yours"])
    return _back(holder)


@ticket_holder
@methods("POST")
def ticket_colleagues(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Let the colleague behind ``contact`` read along from now on; or take the one with the id ``remove`` out."""
    if wait := pace.wait_to_move(holder.ticket.pk):
        return slower(request, holder, wait)
    typed = request.POST.get("contact", "")[:300]
    try:
        if gone := request.POST.get("remove", ""):
            return _remove(holder, gone)
        actions.add_colleague(actor=holder.actor, ticket=holder.ticket, adder=holder.person, **_contact(typed))
    except actions.SharingError:
        raise Http404 from None
    except (contact.ContactError, CopyError) as fault:
        return refuse(request, holder, colleague_fault=FAULTS.get(fault.code, FAULTS["bad"]), colleague_typed=typed)
    return _back(holder)


def _remove(holder: Holder, number: str) -> HttpResponse:
    person = {str(part.person_id): part.person for part in selectors.copied(holder.ticket)}.get(number)
    if person is None:
        raise Http404
    actions.remove_colleague(actor=holder.actor, ticket=holder.ticket, remover=holder.person, person=person)
    return redirect("portal:tickets") if person == holder.person else _back(holder)


def _contact(typed: str) -> dict[str, str]:
    """As an address when it looks like one, else as a number. Raises ContactError."""
    if "@" in typed:
        return {"email": contact.clean_email(typed)}
    return {"phone": contact.clean_phone(typed, settings.DEFAULT_REGION)}


def _back(holder: Holder) -> HttpResponse:
    return redirect(reverse("portal:ticket", args=[holder.ticket.reference]) + "#readers")
