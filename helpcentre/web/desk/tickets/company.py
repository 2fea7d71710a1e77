"""Who else hears of a ticket: colleagues who follow it, people outside who read along."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.base.core import ids
from helpcentre.domain.people import actions as people_actions
from helpcentre.domain.people import contact
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.actions.assignment import NotStaffError
from helpcentre.domain.tickets.actions.following import CopyError
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen
from helpcentre.web.desk.tickets.forms import CONTACT_ERRORS

COPY_ERRORS: dict[str, StrOrPromise] = {
    "requester": _("This is who asked. They read along anyway."),
    "staff": _("This is a colleague. Let them follow it instead."),
    "too_many": _("Twenty people read along already."),
}


@staff(Permission.ANSWER_TICKETS, "POST")
def followers(request: StaffRequest, reference: str) -> HttpResponse:
    """``person`` is the id of a colleague, or ``me``; with ``undo`` they hear of it no more."""
    ticket = screen.find(request, reference)
    wanted = request.POST.get("person", "me")
    person = request.user if wanted == "me" else None
    if wanted != "me":
        person = people.staff_person(number) if (number := ids.read(wanted)) is not None else None
    if person is None:
        raise Http404
    try:
        if "undo" in request.POST:
            actions.unfollow(actor=request.user.actor, ticket=ticket, person=person)
        else:
            actions.follow(actor=request.user.actor, ticket=ticket, person=person)
    except NotStaffError:
        raise Http404 from None
    return screen.answer(request, ticket)


@staff(Permission.ANSWER_TICKETS, "POST")
def copies(request: StaffRequest, reference: str) -> HttpResponse:
    """Let the person at ``email`` read along from now on; or take the one with the id ``remove`` out."""
    ticket = screen.find(request, reference)
    if gone := request.POST.get("remove", ""):
        parts = {str(part.person_id): part.person for part in selectors.copied(ticket)}
        if gone not in parts:
            raise Http404
        actions.remove_copy(actor=request.user.actor, ticket=ticket, person=parts[gone])
        return screen.answer(request, ticket)
    typed = request.POST.get("email", "")[:300]
    try:
        email = contact.clean_email(typed)
        person = people_actions.find_or_create_person(
            actor=request.user.actor, name="", email=email, language=ticket.language
        )
        actions.copy_to(actor=request.user.actor, ticket=ticket, person=person)
    except contact.ContactError as fault:
        return screen.refuse(request, ticket, {"copy_error": CONTACT_ERRORS[fault.code], "copy_email": typed})
    except CopyError as fault:
        return screen.refuse(request, ticket, {"copy_error": COPY_ERRORS[fault.code], "copy_email": typed})
    return screen.answer(request, ticket)
