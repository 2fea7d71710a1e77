from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from helpcentre.base.live.streams import stream_response
from helpcentre.base.live.topics import Topic
from helpcentre.domain.answering.hints import PRESENCE_CHANGED
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.service_levels import events as service_levels
from helpcentre.domain.tickets import actions, events, selectors
from helpcentre.domain.tickets.selectors import Found
from helpcentre.domain.tickets.selectors.search import MOST
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.inbox import listed
from helpcentre.web.desk.inbox.asked import asked_for

LONGEST_QUERY = 200  # characters of a search; what follows is left off

NARROWING = ("status:open", "from:njeri", "agent:me", "priority:high", "language:sw")


@staff(Permission.USE_DESK, "GET")
def inbox(request: StaffRequest) -> HttpResponse:
    """One list of tickets; over htmx its rows and the counts alone. Staff who answer no tickets get their own page."""
    if not may(request.user, Permission.ANSWER_TICKETS):
        return frame.show(request, "desk/inbox/no_tickets.html", {}, here="home")
    asked = asked_for(request.user, request.GET)
    context = listed.context(request, asked)
    if "edit" in request.GET:
        context |= listed.sieve_context(request, asked)
    template = "desk/inbox/live.html" if request.htmx else "desk/inbox/page.html"
    return frame.show(request, template, context, here=asked.key)


@staff(Permission.ANSWER_TICKETS, "GET")
def search(request: StaffRequest) -> HttpResponse:
    """Tickets, people and shops, by reference, name, address, number, words, and operators like ``status:open``."""
    query = typed(request)
    found = selectors.find(request.user, query) if query else Found([])
    context = {"query": query, "found": found, "total": len(found.tickets), "most": MOST, "narrowing": NARROWING}
    return frame.show(request, "desk/inbox/search.html", context, here="search")


@staff(Permission.ANSWER_TICKETS, "GET")
def palette(request: StaffRequest) -> HttpResponse:
    """What Ctrl+K finds while one types: lists, tickets, people, shops, articles. A fragment."""
    query = typed(request)
    around = frame.around(request, "")
    lists = [item for item in (*around["rail"], *around["kept"]) if query.lower() in str(item.label).lower()]
    found = selectors.find(request.user, query) if len(query) > 1 else Found([])
    articles = knowledge.search(query, request.user.language, 4).results if len(query) > 2 else []
    context = {"query": query, "lists": lists[:6], "found": found, "articles": articles}
    return render(request, "desk/palette/results.html", context)


def typed(request: StaffRequest) -> str:
    """What was typed, as far as it is read, without signs that cannot be seen."""
    return "".join(sign for sign in request.GET.get("q", "")[:LONGEST_QUERY] if sign.isprintable()).strip()


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
    """Hints that some ticket moved: ids and kinds only. The page then fetches what it may see.

    With ``at``, a ticket's reference, also that somebody came to it, left it or writes.
    """
    topics = [Topic("ticket", None, (*events.ALL, *service_levels.ALL))]
    topics.append(Topic("person", request.user.pk, (events.STAFF_NOTIFIED,)))
    at = selectors.for_staff(request.user, request.GET.get("at", ""))
    if at is not None:
        topics.append(PRESENCE_CHANGED.of(at.pk))
    return stream_response(*topics)


@staff(Permission.USE_DESK, "GET")
def counts(request: StaffRequest) -> HttpResponse:
    """The counts of the rail and the bell, for a page that has nothing else to refresh."""
    return frame.show(request, "desk/counts.html", {"oob": True}, here=request.GET.get("here", ""))
