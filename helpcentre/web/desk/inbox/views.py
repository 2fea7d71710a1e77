from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from helpcentre.base.core import clock
from helpcentre.base.live.streams import stream_response
from helpcentre.base.live.topics import Topic
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import actions, events, selectors
from helpcentre.domain.tickets.models import Ticket
from helpcentre.domain.tickets.selectors import InboxView
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff

LONGEST_QUERY = 200  # characters of a search; what follows is left off

ORDERS: dict[InboxView, StrOrPromise] = {
    InboxView.UNASSIGNED: gettext_lazy("longest wait first"),
    InboxView.WAITING: gettext_lazy("longest wait first"),
}


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Ticket]


@staff(Permission.USE_DESK, "GET")
def inbox(request: StaffRequest) -> HttpResponse:
    """One list of tickets; over htmx its rows and the counts alone. Staff who answer no tickets get their own page."""
    if not may(request.user, Permission.ANSWER_TICKETS):
        return frame.show(request, "desk/inbox/no_tickets.html", {}, here="home")
    view = _view(request.GET.get("view", ""))
    after = request.GET.get("after", "")
    page = selectors.inbox(request.user, view, after=after or None)
    icon, title = frame.VIEWS[view]
    context = {
        "view": view,
        "title": title,
        "view_icon": icon,
        "order": ORDERS.get(view, gettext_lazy("newest first")),
        "groups": _grouped(page.rows, by_wait=view in ORDERS),
        "next": page.next,
        "after": after,
    }
    template = "desk/inbox/live.html" if request.htmx else "desk/inbox/page.html"
    return frame.show(request, template, context, here=view.value)


@staff(Permission.ANSWER_TICKETS, "GET")
def search(request: StaffRequest) -> HttpResponse:
    """Tickets by reference, by person or by words, newest first."""
    typed = request.GET.get("q", "")[:LONGEST_QUERY]
    query = "".join(sign for sign in typed if sign.isprintable()).strip()
    rows = selectors.search_for_staff(query) if query else []
    return frame.show(
        request, "desk/inbox/search.html", {"query": query, "rows": rows, "total": len(rows)}, here="search"
    )


@staff(Permission.ANSWER_TICKETS, "POST")
def take_next(request: StaffRequest) -> HttpResponse:
    """Take the ticket that waits longest and belongs to nobody, and open it."""
    ticket = actions.take_next(actor=request.user.actor, agent=request.user)
    if ticket is None:
        messages.info(request, _("Nobody is waiting without an agent. Well done."))
        return redirect("desk:inbox")
    return redirect("desk:ticket", reference=ticket.reference)


@staff(Permission.ANSWER_TICKETS, "GET")
def live(request: StaffRequest) -> HttpResponse:
    """Hints that some ticket moved: ids and kinds only. The page then fetches what it may see."""
    mine = Topic("person", request.user.pk, (events.STAFF_NOTIFIED,))
    return stream_response(Topic("ticket", None, events.ALL), mine)


@staff(Permission.USE_DESK, "GET")
def counts(request: StaffRequest) -> HttpResponse:
    """The counts of the rail and the bell, for a page that has nothing else to refresh."""
    return frame.show(request, "desk/counts.html", {"oob": True}, here=request.GET.get("here", ""))


def _view(name: str) -> InboxView:
    try:
        return InboxView(name)
    except ValueError:
        return InboxView.ALL_OPEN


def _grouped(rows: list[Ticket], *, by_wait: bool) -> list[Group]:
    """Rows in their order under plain headings: how long they have waited, or on which day they moved."""
    title = _waited if by_wait else _day
    return [Group(heading, list(group)) for heading, group in groupby(rows, key=title)]


def _waited(ticket: Ticket) -> str:
    waited = clock.now() - (ticket.waiting_since or ticket.updated_at)
    if waited > timedelta(days=1):
        return _("Waiting for more than a day")
    if waited > timedelta(hours=1):
        return _("Waiting for more than an hour")
    return _("Waiting for less than an hour")


def _day(ticket: Ticket) -> str:
    age = (timezone.localdate() - timezone.localdate(ticket.updated_at)).days
    if age <= 0:
        return _("Today")
    if age == 1:
        return _("Yesterday")
    return _("In the last seven days") if age <= 7 else _("Earlier")
