"""Who may open a page of the portal. Every view says it with one of these; a view that says nothing fails a test.

``view.access`` (``public``, ``signed_in`` or ``ticket_holder``) and ``view.methods`` are what the table of addresses
and roles reads. The door comes first: a stranger learns nothing from a wrong method.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from helpcentre.base.core.actor import Actor, ActorKind
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.models import Ticket, TicketLink
from helpcentre.web.portal import phone

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Holder:
    """Somebody who may see one request: ``person`` is them, ``link`` the private link they came with, if any."""

    ticket: Ticket
    person: Person
    link: TicketLink | None
    visible_from: int

    @property
    def actor(self) -> Actor:
        return as_customer(self.person)


def as_customer(person: Person) -> Actor:
    """Whoever acts on these pages acts as a customer: anybody can type a colleague's address into the form."""
    return Actor(ActorKind.PERSON, person.pk)


def public(view: View) -> View:
    """Anybody."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def methods(*allowed: str) -> Callable[[View], View]:
    """Only these methods, else 405; GET includes HEAD. Put it below the decorator that says who may come in."""
    accepted = (*allowed, "HEAD") if "GET" in allowed else allowed

    def declare(view: View) -> View:
        @wraps(view)
        def check(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method not in accepted:
                return HttpResponseNotAllowed(accepted)
            return view(request, *args, **kwargs)

        check.methods = accepted  # type: ignore[attr-defined]
        return check

    return declare


def signed_in(view: View) -> View:
    """Somebody who signed in; others are led to the door and back. The page is never stored."""

    @wraps(view)
    def check(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if person_of(request) is None:
            return to_the_door(request)
        return unstored(view(request, *args, **kwargs))

    check.access = "signed_in"  # type: ignore[attr-defined]
    return check


def ticket_holder(view: View) -> View:
    """Somebody who takes part in the request named by ``reference``, signed in or with its private link.

    The view gets a ``Holder`` in place of the reference. Unknown and foreign both answer 404. The page is never
    stored.
    """

    @wraps(view)
    def check(request: HttpRequest, reference: str, **kwargs: object) -> HttpResponse:
        holder = holder_of(request, reference)
        if holder is None:
            raise Http404
        return unstored(view(request, holder, **kwargs))

    check.access = "ticket_holder"  # type: ignore[attr-defined]
    return check


def person_of(request: HttpRequest) -> Person | None:
    """Who is signed in."""
    user = request.user
    return user if isinstance(user, Person) and user.is_active else None


def holder_of(request: HttpRequest, reference: str) -> Holder | None:
    """Sign-in first, since it opens everything the person takes part in; then the links this phone came with."""
    person = person_of(request)
    ticket = selectors.for_person(person, reference) if person else None
    if person and ticket:
        return _holder(ticket, person, None)
    opened = selectors.for_links(phone.link_ids(request), reference)
    return _holder(opened[0], opened[1].person, opened[1]) if opened else None


def _holder(ticket: Ticket, person: Person, link: TicketLink | None) -> Holder | None:
    first = selectors.visible_from(ticket, person)
    return None if first is None else Holder(ticket, person, link, first)


def unstored(response: HttpResponse) -> HttpResponse:
    """``Cache-Control: no-store`` and its relatives."""
    add_never_cache_headers(response)
    return response


def to_the_door(request: HttpRequest) -> HttpResponse:
    """Off to the sign-in page, which leads back here and so knows which language to speak."""
    here = request.get_full_path() if request.method == "GET" else urlsplit(request.path).path
    return unstored(HttpResponseRedirect(f"{resolve_url('account_login')}?{urlencode({'next': here})}"))
