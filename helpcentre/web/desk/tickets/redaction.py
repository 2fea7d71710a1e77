"""Taking words out of a message for good: choose them, confirm, gone everywhere."""

from contextlib import suppress

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from helpcentre.base.core.database.maintenance import checkpoint
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.actions.redaction import NothingFoundError
from helpcentre.domain.tickets.blackout import BlackoutError
from helpcentre.domain.tickets.models import Message, Ticket
from helpcentre.domain.tickets.text import BODY_LIMIT
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen

REDACTION_ERRORS: dict[str, StrOrPromise] = {
    "too_short": gettext_lazy("A single letter is too little: it would black out half of the message."),
    "too_many": gettext_lazy("At most fifty lines at once."),
    "unsure": gettext_lazy("Tick that you know it cannot be undone."),
    "nothing": gettext_lazy("These words do not stand there. Copy them from the message, or choose a file."),
}


@staff(Permission.REDACT, "GET", "POST")
def redaction(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """``words`` holds a phrase a line, ``file`` the numbers of files; ``sure`` must be ticked.

    With ``everywhere`` the words go from the whole conversation.
    """
    ticket = screen.find(request, reference)
    message = _message(ticket, number)
    if request.method != "POST":
        return _page(request, ticket, message)
    words = request.POST.get("words", "")[: 2 * BODY_LIMIT]
    fault = "" if "sure" in request.POST else "unsure"
    try:
        if not fault:
            _redact(request, message, words.splitlines())
    except BlackoutError as error:
        fault = error.code
    except NothingFoundError:
        fault = "nothing"
    if fault:
        return _page(request, ticket, message, words, fault)
    messages.info(request, _("It is gone, everywhere."))
    return redirect("desk:ticket", reference=ticket.reference)


def _redact(request: StaffRequest, message: Message, words: list[str]) -> None:
    actions.redact(
        actor=request.user.actor,
        by=request.user,
        message=message,
        words=words,
        files=[each for each in message.attachments.all() if str(each.pk) in request.POST.getlist("file")],
        everywhere="everywhere" in request.POST,
    )
    with suppress(OperationalError):  # a reader holds the log: the next checkpoint empties it
        checkpoint()


def _message(ticket: Ticket, number: int) -> Message:
    """A message that the ticket's page shows. Raises Http404."""
    shown = [ticket.pk, *(origin.pk for origin in selectors.origins(ticket))]
    found = Message.objects.select_related("author", "ticket").filter(pk=number, ticket__in=shown).first()
    if found is None:
        raise Http404
    return found


def _page(request: StaffRequest, ticket: Ticket, message: Message, words: str = "", fault: str = "") -> HttpResponse:
    context = {
        "ticket": ticket,
        "message": message,
        "words": words,
        "error": REDACTION_ERRORS.get(fault, ""),
        "everywhere": "everywhere" in request.POST,
    }
    status = 422 if fault else 200
    return frame.show(request, "desk/deeds/redaction.html", context, here=screen.place(request, ticket), status=status)
