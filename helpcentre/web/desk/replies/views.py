"""Saved replies and macros: the team's and one's own."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.domain.answering import actions, placeholders, selectors
from helpcentre.domain.answering.models import SavedReply
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.replies.forms import SavedReplyForm
from helpcentre.web.desk.settings.views import show


@staff(Permission.ANSWER_TICKETS, "GET")
def replies(request: StaffRequest) -> HttpResponse:
    """All that I may use, by folder."""
    query = request.GET.get("q", "").replace("\x00", "")[:100]
    found = sorted(selectors.saved_replies(request.user, query, limit=500), key=lambda each: each.folder.lower())
    folders = [(name, list(rows)) for name, rows in groupby(found, key=lambda each: each.folder)]
    context = {"folders": folders, "query": query, "shares": may(request.user, Permission.MANAGE_SETTINGS)}
    return show(request, "desk/replies/list.html", context, page="replies")


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    """Write one."""
    return _edit(request, None)


@staff(Permission.ANSWER_TICKETS, "GET", "POST")
def edit(request: StaffRequest, number: int) -> HttpResponse:
    """Change one that I may change."""
    reply = _seen(request, number)
    return _not_yours(request, reply) or _edit(request, reply)


@staff(Permission.ANSWER_TICKETS, "POST")
def deletion(request: StaffRequest, number: int) -> HttpResponse:
    """Take one away."""
    reply = _seen(request, number)
    if refused := _not_yours(request, reply):
        return refused
    actions.delete_reply(actor=request.user.actor, reply=reply)
    messages.success(request, _("Taken away."))
    return redirect("desk:replies")


def _seen(request: StaffRequest, number: int) -> SavedReply:
    """One's own, or one of the team's. Raises Http404."""
    reply = selectors.saved_reply(request.user, number)
    if reply is None:
        raise Http404
    return reply


def _not_yours(request: StaffRequest, reply: SavedReply) -> HttpResponse | None:
    """One of the team's is used by everybody; who may not change it is told who may."""
    if not reply.is_shared or may(request.user, Permission.MANAGE_SETTINGS):
        return None
    messages.info(request, _("A saved reply of the team is changed by whoever leads the team."))
    return redirect("desk:replies")


def _edit(request: StaffRequest, reply: SavedReply | None) -> HttpResponse:
    colleagues = people.answering_staff()
    if request.method == "POST":
        form = SavedReplyForm(request.POST, colleagues=colleagues)
        if form.is_valid():
            return _save(request, reply, form)
    else:
        form = SavedReplyForm.of(reply, colleagues) if reply else SavedReplyForm(colleagues=colleagues)
    context = {
        "form": form,
        "reply": reply,
        "colleagues": colleagues,
        "names": placeholders.NAMES,
        "shares": may(request.user, Permission.MANAGE_SETTINGS),
    }
    return show(request, "desk/replies/edit.html", context, page="replies", status=422 if form.errors else 200)


def _save(request: StaffRequest, reply: SavedReply | None, form: SavedReplyForm) -> HttpResponse:
    shared = form.cleaned_data["shared"] and may(request.user, Permission.MANAGE_SETTINGS)
    owner = None if shared else request.user
    actions.save_reply(actor=request.user.actor, reply=reply, owner=owner, **form.facts)
    messages.success(request, _("Saved."))
    return redirect("desk:replies")
