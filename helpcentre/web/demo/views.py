from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from helpcentre.base.live.streams import stream_response
from helpcentre.base.live.topics import Topic
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.demo.actions import come_again
from helpcentre.web.demo.gate import demo_only
from helpcentre.web.demo.personas import PERSONAS
from helpcentre.web.demo.steps import STEPS


@demo_only
@require_safe
@never_cache
def sitting(request: HttpRequest) -> HttpResponse:
    """The guided sitting: her phone on the left, the desk on the right, one sentence above."""
    return render(request, "demo/sitting.html", {"steps": STEPS, "personas": PERSONAS.values()})


@demo_only
@require_safe
@never_cache
def seat(request: HttpRequest, seat: str, key: str) -> HttpResponse:
    """Sit down as a persona, in the cookie jar of that seat, and go where ``to`` says."""
    persona = PERSONAS.get(key)
    if persona is None or persona.seat != seat:
        raise Http404
    person = Person.objects.filter(email=persona.email).first() or come_again(persona)
    login(request, person)
    target = request.GET.get("to", "")
    home = "/desk/" if seat == "desk" else f"/{person.language}/"
    safe = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return redirect(target if safe else home)


@demo_only
@require_safe
@never_cache
def ticket(request: HttpRequest, seat: str, number: int) -> HttpResponse:
    """From the number in a hint to the page each side knows the ticket by."""
    found = Ticket.objects.filter(pk=number).first()
    if found is None or seat not in {"desk", "phone"}:
        raise Http404
    if seat == "desk":
        return redirect("desk:ticket", reference=found.reference)
    with translation.override(found.language):
        return redirect("portal:ticket", reference=found.reference)


@demo_only
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """What happens to tickets, so that the sitting turns its page by itself."""
    return stream_response(Topic("ticket", None, events.ALL))
