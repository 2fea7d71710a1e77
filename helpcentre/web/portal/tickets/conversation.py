from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from helpcentre.base.events import log
from helpcentre.base.live.streams import stream_response
from helpcentre.base.live.topics import Topic
from helpcentre.domain.answering.actions import send_due
from helpcentre.domain.policy.actions import accept
from helpcentre.domain.policy.models import Act
from helpcentre.domain.tickets import actions, events, selectors
from helpcentre.web.portal.access import Holder, methods, ticket_holder
from helpcentre.web.portal.tickets import pace
from helpcentre.web.portal.tickets.files import held_by
from helpcentre.web.portal.tickets.forms import ReplyForm, new_key

#: What a customer's page follows. Notes and assignments are the team's and are not even hinted at.
FOLLOWED = (
    events.REPLY_SENT,
    events.CUSTOMER_REPLIED,
    events.STATUS_CHANGED,
    events.LINK_REVOKED,
    events.MESSAGE_REDACTED,
)


@ticket_holder
@methods("GET")
def ticket(request: HttpRequest, holder: Holder) -> HttpResponse:
    """The conversation; with ``part=talk`` only the part that changes."""
    return _page(request, holder, ReplyForm(initial={"key": new_key()}))


@ticket_holder
@methods("POST")
def ticket_reply(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Add a message. What could not be taken stays in the box."""
    form = ReplyForm(request.POST, held=held_by(request, holder.person))
    if not form.is_valid():
        return _page(request, holder, form)
    wait = pace.wait_to_reply(holder.ticket.pk)
    if wait:
        form.add_error(None, pace.words(wait))
        return _page(request, holder, form, 429)
    with transaction.atomic():
        message = actions.add_customer_reply(
            actor=holder.actor,
            ticket=holder.ticket,
            author=holder.person,
            body=form.cleaned_data["message"],
            key=form.cleaned_data["key"] or None,
            proved=holder.link is None,
        )
        actions.attach(actor=holder.actor, message=message, attachments=form.held.waiting)
        accept(actor=holder.actor, person=holder.person, language=get_language() or "en", act=Act.REPLY)
    return redirect(reverse("portal:ticket", args=[holder.ticket.reference]) + "#latest")


@ticket_holder
@methods("POST")
def ticket_close(request: HttpRequest, holder: Holder) -> HttpResponse:
    """The problem is solved."""
    if wait := pace.wait_to_move(holder.ticket.pk):
        return slower(request, holder, wait)
    actions.close(actor=holder.actor, ticket=holder.ticket)
    return redirect("portal:ticket", holder.ticket.reference)


@ticket_holder
@methods("POST")
def ticket_reopen(request: HttpRequest, holder: Holder) -> HttpResponse:
    """It was not solved after all."""
    if wait := pace.wait_to_move(holder.ticket.pk):
        return slower(request, holder, wait)
    actions.reopen(actor=holder.actor, ticket=holder.ticket)
    return redirect("portal:ticket", holder.ticket.reference)


@ticket_holder
@methods("GET")
def ticket_live(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Hints that the conversation changed; the page then fetches it through ``ticket``."""
    return stream_response(Topic("ticket", holder.ticket.pk, FOLLOWED))


def refuse(request: HttpRequest, holder: Holder, **said: object) -> HttpResponse:
    """The page, with what could not be done said in its place; ``said`` is for the template."""
    return _page(request, holder, ReplyForm(initial={"key": new_key()}), 422, **said)


def slower(request: HttpRequest, holder: Holder, wait: int) -> HttpResponse:
    """The page, with a word that too much was asked of it; ``wait`` in minutes."""
    form = ReplyForm({"key": new_key()})
    form.errors.clear()  # the empty box is no mistake here
    form.add_error(None, pace.words(wait))
    return _page(request, holder, form, 429)


def _also(holder: Holder) -> dict[int, int]:
    """What lives on in this request and may be read here too: for who signed in. A private link opens one request."""
    return selectors.readable_origins(holder.ticket, holder.person) if holder.link is None else {}


def _page(request: HttpRequest, holder: Holder, form: ReplyForm, status: int = 200, **said: object) -> HttpResponse:
    if send_due(ticket=holder.ticket):
        holder.ticket.refresh_from_db()
    newest = log.newest_id()  # before the messages are read: what comes in between is told twice, never missed
    values = {
        "ticket": holder.ticket,
        "person": holder.person,
        "link": holder.link,
        "entries": selectors.conversation(
            holder.ticket, staff=False, visible_from=holder.visible_from, also=_also(holder)
        ),
        "usual_wait": selectors.usual_first_reply(),
        "readers": selectors.readers(holder.ticket, holder.person),
        "newest": newest,
        "form": form,
        **said,
    }
    part = request.method == "GET" and request.GET.get("part") == "talk"
    return render(request, f"portal/tickets/{'talk' if part else 'ticket'}.html", values, status=status)
