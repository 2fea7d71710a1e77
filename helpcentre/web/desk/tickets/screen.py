"""The ticket page: what it shows, put together once for the page and for its fragments."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.answering.actions import send_due
from helpcentre.domain.feedback.selectors import wanted_article
from helpcentre.domain.people import availability
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.service_levels.selectors import clocks_of
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.events import STATUS_CHANGED
from helpcentre.domain.tickets.models import Side, Ticket
from helpcentre.domain.tickets.selectors import Entry
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest
from helpcentre.web.desk.privacy import beside
from helpcentre.web.desk.tickets import asker, besides, composing, filled, hands, sorting
from helpcentre.web.desk.tickets.forms import MessageForm

AT_ONCE = timedelta(seconds=2)


def find(request: StaffRequest, reference: str) -> Ticket:
    """The ticket, through the door for staff, with what should have left by now. Raises Http404."""
    ticket = selectors.for_staff(request.user, reference)
    if ticket is not None and send_due(ticket=ticket):
        ticket = selectors.for_staff(request.user, reference)
    if ticket is None:
        raise Http404
    return ticket


def answer(request: StaffRequest, ticket: Ticket) -> HttpResponse:
    """After a deed: the changed parts over htmx, else back to the page."""
    if not request.htmx:
        return redirect("desk:ticket", reference=ticket.reference)
    ticket = find(request, ticket.reference)
    return show(request, "desk/tickets/live.html", ticket)


def refuse(request: StaffRequest, ticket: Ticket, wrong: dict[str, Any]) -> HttpResponse:
    """A deed that could not be done: the page or its parts again, with what ``wrong`` says in its place."""
    template = "desk/tickets/live.html" if request.htmx else "desk/tickets/page.html"
    return show(request, template, ticket, wrong, status=422)


def show(
    request: StaffRequest,
    template: str,
    ticket: Ticket,
    more: dict[str, Any] | None = None,
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """The ticket, whole page or part. Whoever is shown it has looked, and that is logged before it leaves.

    Last of all, because whoever reads the log begins to work with the commit.
    """
    read = context(request, ticket) | (more or {})
    answer = frame.show(request, template, read, here=here or place(request, ticket), status=status)
    record_view(actor=request.user.actor, person=ticket.requester, screen=Screen.TICKET, ticket_id=ticket.pk)
    return answer


def context(request: StaffRequest, ticket: Ticket, form: MessageForm | None = None) -> dict[str, Any]:
    """Everything the ticket's templates read. A constant number of queries, however long the conversation."""
    has = besides.of(ticket, request.user)
    origins = selectors.origins(ticket) if has.origins else []
    entries = _told(selectors.conversation(ticket, staff=True, origins=origins, files=has.files or bool(origins)))
    heard = [entry.message.pk for entry in entries if entry.message and entry.message.side == Side.CUSTOMER]
    away = availability.absences()
    colleagues = hands.colleagues(request.user, away)
    earlier = selectors.earlier_tickets(ticket)
    return {
        **composing.context(request, ticket, form, has),
        "ticket": ticket,
        # A record worth protecting from whoever typed its address; a first request has none yet.
        "known": bool(earlier or ticket.requester.email_verified_at or ticket.requester.phone_verified_at),
        "entries": entries,
        "seen": max(heard, default=0),
        "colleagues": colleagues,
        "teams": hands.team_choices(away),
        "clocks": clocks_of(ticket),
        "asker": asker.of(ticket, has),
        "earlier": earlier,
        "open_links": selectors.open_links(ticket),
        "is_mine": ticket.assignee_id == request.user.pk,
        "payment": getattr(ticket, "payment", None),
        "request_context": getattr(ticket, "context", None),
        **beside.context(request, ticket, entries, has),
        **sorting.context(request.user, ticket, colleagues, has),
        "origins": origins,
        **filled.context(ticket, request.user.language, has),
        "wanted": wanted_article(ticket) if has.wanted_article else None,
    }


def _told(entries: list[Entry]) -> list[Entry]:
    """Without the moves that a message made by itself: an answer waits for the customer, a customer's word for us."""
    told: list[Entry] = []
    for entry in entries:
        before = told[-1].message if told else None
        said_so = (
            entry.event is not None
            and before is not None
            and entry.event.actor_id == before.author_id
            and entry.at - before.created_at < AT_ONCE
            and "closed" not in entry.event.data.values()
            and entry.kind == STATUS_CHANGED.name
        )
        if not said_so:
            told.append(entry)
    return told


def place(request: StaffRequest, ticket: Ticket) -> str:
    """Which list of the rail the ticket belongs to now."""
    if ticket.is_closed:
        return "closed"
    if ticket.assignee_id == request.user.pk:
        return "mine"
    return "unassigned" if ticket.assignee_id is None else "all-open"
