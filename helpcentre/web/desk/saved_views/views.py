"""Lists that agents keep: made, changed, moved, deleted. Every act is a plain form."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, filters, selectors
from helpcentre.domain.tickets.actions import TooManyViewsError
from helpcentre.domain.tickets.filters import FilterError, Kind
from helpcentre.domain.tickets.models import SavedView
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.inbox import listed
from helpcentre.web.desk.inbox.asked import Asked, asked_for
from helpcentre.web.desk.saved_views import sieve


@staff(Permission.ANSWER_TICKETS, "POST")
def views(request: StaffRequest) -> HttpResponse:
    """``act=show`` leads to the filtered list, ``act=save`` keeps it under ``name``; ``shared`` for the team."""
    if request.POST.get("act") != "save":
        return _show(request)
    try:
        view = actions.save_view(actor=request.user.actor, owner=request.user, **_facts(request))
    except (FilterError, TooManyViewsError) as error:
        return _again(request, getattr(error, "code", "views"))
    messages.success(request, _("The list is kept."))
    return redirect(f"{reverse('desk:inbox')}?view={view.key}")


@staff(Permission.ANSWER_TICKETS, "POST")
def view(request: StaffRequest, number: int) -> HttpResponse:
    """Write a list anew."""
    found = _seen(request, number)
    if refused := _not_yours(request, found):
        return refused
    try:
        actions.change_view(actor=request.user.actor, view=found, **_facts(request))
    except FilterError as error:
        return _again(request, error.code, found)
    return redirect(f"{reverse('desk:inbox')}?view={found.key}")


@staff(Permission.ANSWER_TICKETS, "POST")
def position(request: StaffRequest, number: int) -> HttpResponse:
    """One place up in the rail, or down with ``down``, among one's own or among the team's."""
    found = _seen(request, number)
    if refused := _not_yours(request, found):
        return refused
    among = [each for each in selectors.saved_views(request.user) if each.is_shared == found.is_shared]
    actions.move_view(actor=request.user.actor, view=found, among=among, up="down" not in request.POST)
    return redirect(f"{reverse('desk:inbox')}?view={found.key}&edit=1")


@staff(Permission.ANSWER_TICKETS, "POST")
def deletion(request: StaffRequest, number: int) -> HttpResponse:
    """Drop a list. Its tickets stay."""
    found = _seen(request, number)
    if refused := _not_yours(request, found):
        return refused
    actions.delete_view(actor=request.user.actor, view=found)
    messages.success(request, _("The list is gone. Its tickets are where they were."))
    return redirect("desk:inbox")


def _seen(request: StaffRequest, number: int) -> SavedView:
    found = selectors.saved_view(request.user, number)
    if found is None:
        raise Http404
    return found


def _not_yours(request: StaffRequest, view: SavedView) -> HttpResponse | None:
    """A list of the team's is seen by everybody; who may not change it is told who may."""
    if selectors.may_change(request.user, view):
        return None
    messages.info(request, _("This list is changed by who made it, or by whoever leads the team."))
    return redirect(f"{reverse('desk:inbox')}?view={view.key}")


def _facts(request: StaffRequest) -> dict[str, Any]:
    """The form, cleaned. Raises FilterError."""
    name = " ".join("".join(sign for sign in request.POST.get("name", "") if sign.isprintable()).split())
    if not 0 < len(name) <= sieve.NAME_LIMIT:
        raise FilterError("", "name")
    clauses = filters.checked(sieve.read(request.POST))
    if not clauses:
        raise FilterError("", "nothing")
    return {
        "name": name,
        "clauses": clauses,
        "order": request.POST.get("sort", ""),
        "shared": "shared" in request.POST,
    }


def _show(request: StaffRequest) -> HttpResponse:
    clauses = sieve.read(request.POST)
    if any((known := filters.field(each.field)) and known.kind == Kind.TEXT for each in clauses):
        return _again(request, "words")
    try:
        query = filters.to_query(filters.checked(clauses))
    except FilterError as error:
        return _again(request, error.code)
    sort = request.POST.get("sort", "")
    order = f"&sort={sort}" if filters.order(sort) else ""
    return redirect(f"{reverse('desk:inbox')}?{query}{order}" if query else reverse("desk:inbox"))


def _again(request: StaffRequest, fault: str, view: SavedView | None = None) -> HttpResponse:
    """The list they came from, with the form as it was sent and what is wrong with it."""
    came_from = request.GET.copy()
    if view:
        came_from["view"] = view.key
    asked: Asked = asked_for(request.user, came_from)
    context = listed.context(request, asked) | listed.sieve_context(
        request, asked, clauses=sieve.read(request.POST), name=request.POST.get("name", ""), fault=fault
    )
    return frame.show(request, "desk/inbox/page.html", context, here=asked.key, status=422)
