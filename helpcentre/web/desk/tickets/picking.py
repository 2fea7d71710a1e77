"""What can be put into an answer: saved replies and articles, found together, inserted as text."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from helpcentre.domain.answering import actions, placeholders
from helpcentre.domain.answering import selectors as answering
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import markup, text
from helpcentre.domain.tickets.models import MessageKind, Ticket
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen, writing
from helpcentre.web.desk.tickets.files import held_by
from helpcentre.web.desk.tickets.forms import MessageForm

REPLIES, ARTICLES = 8, 5
_PICK = re.compile(r"(reply):([0-9]{1,15})|(article):([a-z]{2})/([-\w]{1,120})")


@staff(Permission.ANSWER_TICKETS, "GET")
def picks(request: StaffRequest, reference: str) -> HttpResponse:
    """Saved replies and articles that fit ``q``; without it the replies used most."""
    ticket = screen.find(request, reference)
    query = "".join(sign for sign in request.GET.get("q", "")[:100] if sign.isprintable()).strip()
    articles = knowledge.search(query, ticket.language, ARTICLES).results if query else []
    context = {
        "ticket": ticket,
        "query": query,
        "replies": [
            (reply, placeholders.fill(reply.body_in(ticket.language), ticket, request.user))
            for reply in answering.saved_replies(request.user, query, limit=REPLIES)
        ],
        "articles": [hit.article for hit in articles],
    }
    return render(request, "desk/tickets/picks.html", context)


@staff(Permission.ANSWER_TICKETS, "POST")
def insertion(request: StaffRequest, reference: str) -> HttpResponse:
    """Put what was picked into the composer, where the cursor was. Nothing is sent."""
    ticket = screen.find(request, reference)
    data = request.POST.copy()
    words = _picked(request, ticket, data)
    if words:
        data["body"] = _joined(data.get("body", ""), words, data.get("at", ""))
    return writing.show(request, ticket, MessageForm(data, held=held_by(request)))


@staff(Permission.ANSWER_TICKETS, "POST")
def preview(request: StaffRequest, reference: str) -> HttpResponse:
    """How the words will look to the customer."""
    ticket = screen.find(request, reference)
    body = request.POST.get("body", "").replace("\x00", "")[: text.BODY_LIMIT]
    return render(
        request,
        "desk/tickets/preview.html",
        {"ticket": ticket, "shown": markup.formatted(body) if body.strip() else ""},
    )


def _picked(request: StaffRequest, ticket: Ticket, data: QueryDict) -> str:
    """The words of ``pick``; a macro also sets the fields of the composer. Empty for what is not there."""
    match = _PICK.fullmatch(data.get("pick", ""))
    if match is None:
        return ""
    if match[1]:
        return _saved(request, ticket, data, int(match[2]))
    article = knowledge.article(match[4], match[5])
    if article is None:
        return ""
    title = article.title.replace("[", "(").replace("]", ")")
    return f"[{title}]({settings.PUBLIC_URL}{knowledge.address(article)})"


def _saved(request: StaffRequest, ticket: Ticket, data: QueryDict, number: int) -> str:
    reply = answering.saved_reply(request.user, number)
    if reply is None:
        return ""
    actions.count_use(reply=reply)
    if reply.kind != data.get("kind"):
        _change_kind(request, ticket, data, reply.kind)
    changes: dict[str, Any] = {"kind": reply.kind, "then": reply.status or data.get("then", "")}
    if reply.moves_ticket:
        changes["macro"] = str(reply.pk)
    for name, value in changes.items():
        data[name] = value
    return placeholders.fill(reply.body_in(ticket.language), ticket, request.user)


def _change_kind(request: StaffRequest, ticket: Ticket, data: QueryDict, kind: str) -> None:
    """What was begun as the other kind stays with it: words of a note must never slip into a reply."""
    before = str(data.get("kind"))
    if before in MessageKind.values:
        actions.keep_draft(person=request.user, ticket=ticket, kind=before, body=data.get("body", ""))
    begun = answering.drafts_of(request.user, ticket).get(kind)
    data["body"], data["at"] = begun.body if begun else "", ""


def _joined(body: str, words: str, at: str) -> str:
    """``words`` in ``body`` at character ``at``, or as a paragraph of their own at the end."""
    if at.isascii() and at.isdigit() and int(at[:6]) < len(body):
        place = int(at[:6])
        return body[:place] + words + body[place:]
    return f"{body.rstrip()}\n\n{words}" if body.strip() else words
