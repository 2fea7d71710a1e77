from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.core import clock
from helpcentre.domain.feedback import actions as feedback
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.people import shops
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import links, selectors, texting
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.portal import language, phone
from helpcentre.web.portal.access import Holder, as_customer, methods, person_of, public, ticket_holder, unstored
from helpcentre.web.portal.search.views import suggested
from helpcentre.web.portal.search.words import asked
from helpcentre.web.portal.tickets import context, known, pace
from helpcentre.web.portal.tickets.extra import Extra
from helpcentre.web.portal.tickets.files import held_by
from helpcentre.web.portal.tickets.forms import NewTicketForm, new_key
from helpcentre.web.portal.tickets.sending import send
from helpcentre.web.portal.wishes import not_counted

LINK_IS_SHOWN_FOR = timedelta(minutes=15)


@public
@methods("GET")
def tickets(request: HttpRequest) -> HttpResponse:
    """The requests of whoever is signed in, else those whose private links were followed on this phone.

    With ``of=shop``, what was asked in the shops that they run, as far as they may read it.
    """
    person = person_of(request)
    run = list(shops.run_by(person)[:5]) if person else []
    of_shop = bool(run) and request.GET.get("of") == "shop"
    if person:
        rows = selectors.tickets_of_shops(person) if of_shop else selectors.tickets_of(person)
    else:
        rows = selectors.tickets_of_links(phone.link_ids(request))
    values = {"tickets": rows, "person": person, "shops": run, "of_shop": of_shop, "wait": _wait(rows)}
    return unstored(render(request, "portal/tickets/list.html", values))


@public
@methods("GET", "POST")
def ticket_new(request: HttpRequest) -> HttpResponse:
    """The form for a new request, and its sending."""
    person = person_of(request)
    if request.method != "POST":
        return form_page(request, NewTicketForm(initial=_begun(request), person=person))
    held = held_by(request, person)
    if "look" in request.POST:
        return form_page(request, NewTicketForm(initial=request.POST.dict(), person=person, held=held))
    form = NewTicketForm(request.POST, person=person, held=held)
    extra = Extra(request, get_language() or language.DEFAULT)
    if not (form.is_valid() & extra.is_valid()):
        return form_page(request, form, extra=extra)
    values = form.cleaned_data
    wait = pace.wait_to_open(request, values.get("email") or values.get("phone") or "")
    if wait:
        form.add_error(None, pace.words(wait))
        return form_page(request, form, 429)
    code = get_language() or language.DEFAULT
    device = context.of_request(request, _page(values["article"]))
    opened = send(values, person=person, language=code, context=device, attachments=held.waiting)
    known.follow(request, opened)
    if not not_counted(request):
        feedback.note_read_before(ticket=opened.ticket, places=_read(values, code))
    extra.keep(opened)
    feedback.withdraw_deflection(actor=as_customer(opened.ticket.requester), key=values["key"])
    response = unstored(redirect("portal:ticket_done", opened.ticket.reference))
    phone.remember(request, response, opened.link.pk)
    return response


@ticket_holder
@methods("GET")
def ticket_done(request: HttpRequest, holder: Holder) -> HttpResponse:
    """The number and the private link, for a quarter of an hour after sending; later the request itself."""
    opened = selectors.for_links(phone.link_ids(request), holder.ticket.reference)
    if opened is None or holder.ticket.created_at < clock.now() - LINK_IS_SHOWN_FOR:
        return redirect("portal:ticket", holder.ticket.reference)
    address = request.build_absolute_uri(reverse("portal:ticket_link", args=[links.token(opened[1])]))
    share = _("My request %(number)s to DukaSystem: %(address)s") % {
        "number": holder.ticket.reference,
        "address": address,
    }
    answered_in = selectors.usual_first_reply()
    here = {"ticket": holder.ticket, "person": holder.person, "address": address, "share": share, "wait": answered_in}
    here["is_texted"] = bool(settings.SMS_URL) and texting.is_reached_by_text(holder.person)
    response = render(request, "portal/tickets/done.html", here)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _read(values: dict[str, Any], code: str) -> list[str]:
    """The article they came from, and those they opened beside the form."""
    return [f"{code}/{values['article']}"] * bool(values["article"]) + list(values["read"])


def form_page(request: HttpRequest, form: NewTicketForm, status: int = 200, extra: Extra | None = None) -> HttpResponse:
    """The form as it stands, with articles that may answer what it asks."""
    words = str(form["subject"].value() or "") or str(form["q"].value() or "")
    person: Person | None = form.person
    values = {"form": form, "suggested": suggested(asked(words)), "person": person}
    values |= {
        "known_problems": known.offered(get_language() or language.DEFAULT),
        "chosen_problem": known.chosen(request),
        **(extra or Extra(request, get_language() or language.DEFAULT)).context(),
    }
    return unstored(render(request, "portal/tickets/new.html", values, status=status))


def _wait(rows: list[Ticket]) -> timedelta | None:
    """How long our answer usually takes, when one of these waits for it."""
    return selectors.usual_first_reply() if any(ticket.waiting_since for ticket in rows) else None


def _begun(request: HttpRequest) -> dict[str, str]:
    """What the form starts with: a new key, and what was being read or searched for."""
    words = asked(request.GET.get("q", ""))
    slug = request.GET.get("article", "")[:120]
    article = knowledge.article(get_language() or language.DEFAULT, slug) if slug else None
    subject = article.title if article else words
    return {"key": new_key(), "article": article.slug if article else "", "q": words, "subject": subject}


def _page(slug: str) -> str:
    article = knowledge.article(get_language() or language.DEFAULT, slug) if slug else None
    return reverse("portal:article", args=[article.slug]) if article else ""
