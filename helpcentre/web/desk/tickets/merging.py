"""Letting a ticket live on in another: choose which, look at what follows, confirm. And parting them again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.actions.merging import MergeError
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen

MERGE_ERRORS: dict[str, StrOrPromise] = {
    "unknown": gettext_lazy("There is no ticket with this number. Write it like DK-17."),
    "itself": gettext_lazy("This is the ticket itself. Choose another."),
    "merged": gettext_lazy("One of the two was merged already. Open the ticket it lives on in."),
    "spam": gettext_lazy("One of the two is spam. Say that it is none first."),
}


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def merge(request: StaffRequest, reference: str) -> HttpResponse:
    """``into`` is a number like DK-17. Without ``sure`` it only shows what would follow."""
    ticket = screen.find(request, reference)
    typed = (request.POST.get("into") or request.GET.get("into") or "")[:60].strip()
    into = selectors.for_staff(request.user, typed) if typed else None
    if into is None or request.method != "POST" or "sure" not in request.POST:
        return _page(request, ticket, typed, into, "unknown" if typed and into is None else _fault(ticket, into))
    try:
        actions.merge(actor=request.user.actor, by=request.user, ticket=ticket, into=into, copy="copy" in request.POST)
    except MergeError as fault:
        return _page(request, ticket, typed, into, fault.code)
    messages.info(request, _("%(one)s now lives on here.") % {"one": ticket.reference})
    return redirect("desk:ticket", reference=into.reference)


@staff(Permission.ANSWER_TICKETS, "POST")
def parting(request: StaffRequest, reference: str) -> HttpResponse:
    """Let a merged ticket stand on its own again. Doing it twice changes nothing."""
    ticket = screen.find(request, reference)
    actions.undo_merge(actor=request.user.actor, ticket=ticket)
    return screen.answer(request, ticket)


def _fault(ticket: Ticket, into: Ticket | None) -> str:
    if ticket.set_aside in ("merged", "spam"):
        return ticket.set_aside
    if into is None:
        return ""
    return "itself" if into.pk == ticket.pk else into.set_aside if into.set_aside in ("merged", "spam") else ""


def _page(request: StaffRequest, ticket: Ticket, typed: str, into: Ticket | None, fault: str) -> HttpResponse:
    context: dict[str, Any] = {
        "ticket": ticket,
        "typed": typed,
        "error": MERGE_ERRORS.get(fault, ""),
        "into": None if fault else into,
        "left_out": selectors.left_out(ticket, into) if into and not fault else [],
        "candidates": [other for other in selectors.earlier_tickets(ticket) if other.set_aside is None],
    }
    status = 422 if fault and typed else 200
    return frame.show(request, "desk/deeds/merge.html", context, here=screen.place(request, ticket), status=status)
