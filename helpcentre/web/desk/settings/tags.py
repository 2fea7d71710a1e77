"""The tags of the team: rename, recolour, merge, let go."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from helpcentre.base.core import ids
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.models import Tag, TagColour
from helpcentre.domain.tickets.tags import TagError
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show
from helpcentre.web.desk.tickets.labels import TAG_ERRORS


@staff(Permission.MANAGE_SETTINGS, "GET")
def tags(request: StaffRequest) -> HttpResponse:
    """Every tag with the number of tickets that carry it."""
    return _list(request)


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def tag(request: StaffRequest, number: int) -> HttpResponse:
    """One tag: its name and colour."""
    found = _find(number)
    error = ""
    if request.method == "POST":
        name, colour = request.POST.get("name", ""), request.POST.get("colour", "")
        if colour not in TagColour.values:
            colour = found.colour
        try:
            actions.change_tag(actor=request.user.actor, tag=found, name=name, colour=colour)
            messages.info(request, _("Saved."))
            return redirect("desk:setting_tags")
        except TagError as fault:
            error = str(TAG_ERRORS[fault.code])
            found.name, found.colour = name[:200], colour
    others = [other for other in selectors.tags_with_counts() if other.pk != number]
    context = {"tag": found, "error": error, "others": others, "colours": TagColour.values}
    return show(request, "desk/settings/tag.html", context, page="setting_tags", status=422 if error else 200)


@staff(Permission.MANAGE_SETTINGS, "POST")
def merge(request: StaffRequest, number: int) -> HttpResponse:
    """Every ticket with this tag gets ``into`` instead."""
    wanted = ids.read(request.POST.get("into", ""))
    if wanted is None:
        return redirect("desk:setting_tag", number=number)
    into = _find(wanted)
    moved = actions.merge_tags(actor=request.user.actor, tag=_find(number), into=into)
    said = ngettext(
        "%(count)d ticket now has the tag “%(name)s”.", "%(count)d tickets now have the tag “%(name)s”.", moved
    )
    messages.info(request, said % {"count": moved, "name": into.name})
    return redirect("desk:setting_tags")


@staff(Permission.MANAGE_SETTINGS, "POST")
def removal(request: StaffRequest, number: int) -> HttpResponse:
    """Let the tag go, from every ticket."""
    actions.delete_tag(actor=request.user.actor, tag=_find(number))
    messages.info(request, _("The tag is gone. The tickets that had it stay as they are."))
    return redirect("desk:setting_tags")


def _find(number: int) -> Tag:
    found = selectors.tag(number)
    if found is None:
        raise Http404
    return found


def _list(request: StaffRequest) -> HttpResponse:
    return show(request, "desk/settings/tags.html", {"tags": selectors.tags_with_counts()}, page="setting_tags")
