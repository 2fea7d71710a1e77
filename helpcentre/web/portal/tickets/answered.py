"""While a request is being written: "this answered it", and taking that back without losing a word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from helpcentre.base.core.actor import Actor
from helpcentre.base.front.addresses import client_network
from helpcentre.base.limits import bucket
from helpcentre.domain.feedback import actions as feedback
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.people.models import Language
from helpcentre.web.portal.access import methods, person_of, public, unstored
from helpcentre.web.portal.tickets.forms import NewTicketForm, key_of
from helpcentre.web.portal.tickets.views import form_page

VISITOR = Actor.system()  # nobody knows who it was


@public
@methods("POST")
def ticket_answered(request: HttpRequest) -> HttpResponse:
    """Count a question that an article answered. What was typed comes along in hidden fields, so that it can go on."""
    key = key_of(request.POST.get("key", ""))
    code, _, slug = request.POST.get("answered", "")[:200].partition("/")
    article = knowledge.article(code, slug) if code in Language.values and slug.replace("-", "").isalnum() else None
    if article is None or not key:
        return ticket_unanswered(request)
    network = client_network(request)
    if not bucket.take("ticket.answered", network, capacity=60, per_seconds=3600):
        feedback.record_deflection(actor=VISITOR, article_id=article.pk, key=key)
    form = NewTicketForm(initial=request.POST.dict(), person=person_of(request))
    return _page(request, "answered", {"form": form, "article": article})


@public
@methods("POST")
def ticket_unanswered(request: HttpRequest) -> HttpResponse:
    """It was no answer after all: back to the form as it was."""
    feedback.withdraw_deflection(actor=VISITOR, key=key_of(request.POST.get("key", "")))
    if _is_part(request):
        return _page(request, "unanswered", {})
    return form_page(request, NewTicketForm(initial=request.POST.dict(), person=person_of(request)))


def _page(request: HttpRequest, name: str, context: dict[str, object]) -> HttpResponse:
    """A part for the module, the whole page for a browser without it."""
    shape = "_part" if _is_part(request) else ""
    context |= {"home": reverse("portal:home")}
    return unstored(render(request, f"portal/tickets/{name}{shape}.html", context))


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"
