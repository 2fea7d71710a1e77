"""Putting a ticket away until a day, fetching it back, and calling it spam."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.actions.aside import AsideError
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen
from helpcentre.web.desk.tickets.mornings import morning_of

ASIDE_ERRORS: dict[str, StrOrPromise] = {
    "no_day": _("Choose a day."),
    "past": _("Choose a day after today."),
    "too_far": _("Choose a day within a year."),
    "closed": _("It is closed. Open it again first."),
    "spam": _("It is spam. Say that it is none first."),
    "merged": _("It was merged into another ticket."),
}


@staff(Permission.ANSWER_TICKETS, "POST")
def snooze(request: StaffRequest, reference: str) -> HttpResponse:
    """``until`` is ``tomorrow``, ``monday`` or something else, for the date in ``day``; ``undo`` fetches it back."""
    ticket = screen.find(request, reference)
    if "undo" in request.POST:
        actions.wake(actor=request.user.actor, ticket=ticket)
        return screen.answer(request, ticket)
    try:
        until = morning_of(request.POST.get("until", ""), request.POST.get("day", ""))
        actions.snooze(actor=request.user.actor, ticket=ticket, by=request.user, until=until)
    except AsideError as fault:
        return screen.refuse(request, ticket, {"snooze_error": ASIDE_ERRORS[fault.code]})
    return screen.answer(request, ticket)


@staff(Permission.ANSWER_TICKETS, "POST")
def spam(request: StaffRequest, reference: str) -> HttpResponse:
    """Out of the lists as spam; with ``undo`` back into them. Doing either twice changes nothing."""
    ticket = screen.find(request, reference)
    try:
        if "undo" in request.POST:
            actions.unmark_spam(actor=request.user.actor, ticket=ticket)
        else:
            actions.mark_spam(actor=request.user.actor, ticket=ticket)
    except AsideError as fault:
        return screen.refuse(request, ticket, {"snooze_error": ASIDE_ERRORS[fault.code]})
    return screen.answer(request, ticket)
