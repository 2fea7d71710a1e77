"""How urgent a ticket is, and the words the team sorts it by."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.base.core import ids
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.models import Priority
from helpcentre.domain.tickets.tags import MOST_TAGS, TagError, split
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen

TAG_ERRORS: dict[str, StrOrPromise] = {
    "empty": _("Write a word first."),
    "too_long": _("A tag has at most 40 letters."),
    "too_many": _("A ticket has at most 20 tags. Nothing was added."),
    "control": _("This holds signs that cannot be shown."),
    "taken": _("Another tag has this name. Merge the two instead."),
}


@staff(Permission.ANSWER_TICKETS, "POST")
def priority(request: StaffRequest, reference: str) -> HttpResponse:
    """``priority`` is a number from 1, can wait, to 4, urgent."""
    ticket = screen.find(request, reference)
    wanted = {str(choice.value): choice for choice in Priority}.get(request.POST.get("priority", ""))
    if wanted is None:
        return screen.refuse(request, ticket, {})
    actions.set_priority(actor=request.user.actor, ticket=ticket, priority=wanted)
    return screen.answer(request, ticket)


@staff(Permission.ANSWER_TICKETS, "POST")
def tags(request: StaffRequest, reference: str) -> HttpResponse:
    """Add the tags in ``names``, parted by commas; or take the one with the id ``remove`` off."""
    ticket = screen.find(request, reference)
    gone = request.POST.get("remove", "")
    if gone:
        tag = selectors.tag(number) if (number := ids.read(gone)) is not None else None
        if tag is None:
            raise Http404
        actions.remove_tag(actor=request.user.actor, ticket=ticket, tag=tag)
        return screen.answer(request, ticket)
    names = request.POST.get("names", "")
    try:
        actions.add_tags(actor=request.user.actor, ticket=ticket, names=split(names))
    except TagError as fault:
        wrong = {"tag_error": TAG_ERRORS[fault.code], "tag_names": names[:200]}
        return screen.refuse(request, ticket, wrong)
    return screen.answer(request, ticket)


@staff(Permission.ANSWER_TICKETS, "GET")
def suggestions(request: StaffRequest) -> HttpResponse:
    """Options for the tag being typed."""
    typed = request.GET.get("q", "").replace("\x00", "")[: 41 * MOST_TAGS]
    return render(request, "desk/deeds/options.html", {"tags": selectors.suggested_tags(typed)})
