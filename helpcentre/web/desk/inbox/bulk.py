"""One deed for the rows that were chosen, or for all of a list; and its undo."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import bulk
from helpcentre.domain.tickets.actions.aside import AsideError
from helpcentre.domain.tickets.filters.kinds import ID
from helpcentre.domain.tickets.models import BulkAct
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.inbox.asked import asked_for
from helpcentre.web.desk.tickets.away import ASIDE_ERRORS
from helpcentre.web.desk.tickets.labels import TAG_ERRORS
from helpcentre.web.desk.tickets.mornings import morning_of

_FAULTS: dict[str, StrOrPromise] = {
    "none": gettext_lazy("Choose at least one ticket first."),
    "assignee": gettext_lazy("That person answers no tickets."),
    "away": gettext_lazy("That person is away. Choose somebody who is here."),
    **{f"tag_{code}": words for code, words in TAG_ERRORS.items()},
    **ASIDE_ERRORS,
}


@staff(Permission.ANSWER_TICKETS, "POST")
def bulk_act(request: StaffRequest) -> HttpResponse:
    """``deed`` is ``close``, ``assign:12`` …; ``ticket`` the ids, or ``all`` for the list that ``in`` names."""
    try:
        key, value = _asked(request)
        done = bulk.do_to_many(
            actor=request.user.actor, agent=request.user, key=key, value=value, ticket_ids=_chosen(request)
        )
    except (bulk.DeedError, AsideError) as error:
        fault = _FAULTS.get(str(error), _("That cannot be done to many tickets."))
        messages.error(request, str(fault))  # now, in the agent's language; it is kept after the view has ended
        return _back(request)
    if done.act is None:
        messages.info(request, _("They were like that already."))
        return _back(request)
    return _back(request, done.act.pk)


@staff(Permission.ANSWER_TICKETS, "POST")
def bulk_undo(request: StaffRequest) -> HttpResponse:
    """Put the tickets of one's own act back as they were; what somebody changed meanwhile stays."""
    act = _act(request, request.POST.get("act", ""))
    done = bulk.undo(actor=request.user.actor, act=act) if act and act.can_be_undone else None
    if done is None or done.act is None:
        messages.error(request, _("That can no longer be undone."))
        return _back(request)
    words = ngettext("%(count)d ticket is as it was.", "%(count)d tickets are as they were.", done.changed)
    messages.success(request, words % {"count": done.changed})
    if done.left:
        left = ngettext(
            "%(count)d was changed meanwhile and stays.", "%(count)d were changed meanwhile and stay.", done.left
        )
        messages.info(request, left % {"count": done.left})
    return _back(request)


def told(request: StaffRequest) -> dict[str, Any]:
    """What the list says after an act, with its undo: for ``did=…`` in its address."""
    act = _act(request, request.GET.get("did", ""))
    known = bulk.deed(act.deed) if act and act.can_be_undone else None
    if act is None or known is None:
        return {}
    count = act.changes.count()
    return {"did": act, "did_words": known.says % {"count": count}}


def _act(request: StaffRequest, number: str) -> BulkAct | None:
    """An act of one's own."""
    return bulk.act_of(request.user, int(number)) if ID.fullmatch(number) else None


def _asked(request: StaffRequest) -> tuple[str, str]:
    """The deed and its value; what is typed or picked beside the buttons counts for the deeds that need it."""
    key, _colon, value = request.POST.get("deed", "").partition(":")
    if key in {"tag", "untag"}:
        value = request.POST.get("names", "")
    elif key == "snooze":
        value = morning_of(value, request.POST.get("day", "")).isoformat()
    return key, value


def _chosen(request: StaffRequest) -> list[int]:
    """The ids that were ticked; with ``all`` those of the list in its order, as far as one act reaches."""
    if "all" in request.POST:
        asked = asked_for(request.user, QueryDict(request.POST.get("in", "")))
        return asked.listing.ids(bulk.MOST_AT_ONCE)
    return [int(number) for number in request.POST.getlist("ticket") if ID.fullmatch(number)]


def _back(request: StaffRequest, did: int | None = None) -> HttpResponse:
    asked = asked_for(request.user, QueryDict(request.POST.get("in", "")))
    return redirect(f"{reverse('desk:inbox')}?{asked.query}{f'&did={did}' if did else ''}")
