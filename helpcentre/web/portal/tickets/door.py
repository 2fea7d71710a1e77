"""Coming in by a private link, and leaving a phone that others use too."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from helpcentre.domain.tickets import actions, links
from helpcentre.web.portal import phone
from helpcentre.web.portal.access import Holder, methods, person_of, public, ticket_holder, unstored
from helpcentre.web.portal.errors.views import csrf_failure
from helpcentre.web.portal.preferences.origin import came_from_here


@public
@methods("GET")
def ticket_link(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange a private link for a cookie and a clean address, so that the secret stays out of histories."""
    link = links.find(token)
    if link is None:
        response = render(request, "portal/tickets/dead_link.html", status=404)
    else:
        response = redirect("portal:ticket", link.ticket.reference)
        phone.remember(request, response, link.pk)
    response.headers["Referrer-Policy"] = "no-referrer"
    return unstored(response)


@csrf_exempt  # its form also stands on a cached page; leaving is the worst that could be forged
@public
@methods("POST")
def ticket_forget(request: HttpRequest) -> HttpResponse:
    """Leave this phone: it opens no request any more, and nobody is signed in on it."""
    if not came_from_here(request):
        return csrf_failure(request, "origin")
    if person_of(request):
        logout(request)
    response = unstored(redirect("portal:ticket_forgotten"))
    phone.forget(response)
    return response


@public
@methods("GET")
def ticket_forgotten(request: HttpRequest) -> HttpResponse:
    return unstored(render(request, "portal/tickets/forgotten.html"))


@ticket_holder
@methods("POST")
def ticket_link_revoke(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Stop every private link of a request. Whoever signed in stays on its page; a phone that came by link leaves.

    Who only reads along stops their own: the one who asked keeps theirs.
    """
    asked = holder.person.pk == holder.ticket.requester_id
    actions.revoke_links(actor=holder.actor, ticket=holder.ticket, person=None if asked else holder.person)
    if holder.link is None:
        return redirect("portal:ticket", holder.ticket.reference)
    return render(request, "portal/tickets/revoked.html", {"ticket": holder.ticket, "person": holder.person})
