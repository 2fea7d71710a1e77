"""Who else reads a request: those in charge of the shop."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from helpcentre.domain.tickets import actions
from helpcentre.web.portal.access import Holder, methods, ticket_holder
from helpcentre.web.portal.tickets import pace
from helpcentre.web.portal.tickets.conversation import slower


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
        raise Http404 from None
    return redirect(reverse("portal:ticket", args=[holder.ticket.reference]) + "#readers")
