"""Who may see and change somebody's data: the person, signed in, or after a code that went to the address on file.

What the code proved is remembered on this phone for an hour, signed, and looked at again at every use.
"""

from dataclasses import dataclass
from functools import wraps

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from helpcentre.base.core import cookies
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import Proof
from helpcentre.domain.tickets.links import is_open
from helpcentre.domain.tickets.models import TicketLink
from helpcentre.web.portal import language, phone
from helpcentre.web.portal.access import View, as_customer, person_of, unstored

COOKIE = "my_data"
COOKIE_AGE = 3600  # seconds
_SALT = "helpcentre.web.portal.privacy"


@dataclass(frozen=True)
class DataOwner:
    """Somebody of whom it is proved that they are themselves, and how."""

    person: Person
    proof: Proof

    @property
    def actor(self) -> Actor:
        return as_customer(self.person)


def owner_of(request: HttpRequest) -> DataOwner | None:
    """Sign-in first; then what a code proved on this phone."""
    if person := person_of(request):
        return DataOwner(person, Proof.SIGN_IN)
    try:
        number, proof = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=COOKIE_AGE)
        found = Person.objects.filter(pk=number, erased_at=None, is_active=True).first()
        return DataOwner(found, Proof(proof)) if found else None
    except (signing.BadSignature, ValueError, TypeError):
        return None


def data_owner(view: View) -> View:
    """Lets the person in and leads everybody else to the door. The view gets a ``DataOwner``; nothing is stored."""

    @wraps(view)
    def check(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        owner = owner_of(request)
        if owner is None:
            return unstored(redirect("portal:my_data_door"))
        return unstored(view(request, owner, *args, **kwargs))

    check.access = "data_owner"  # type: ignore[attr-defined]
    return check


def remember(response: HttpResponse, person: Person, proof: Proof) -> None:
    """This phone may see the person's data for an hour."""
    cookies.keep(response, COOKIE, signing.dumps([person.pk, proof.value], salt=_SALT), seconds=COOKIE_AGE)


def forget(response: HttpResponse) -> None:
    cookies.drop(response, COOKIE)


def in_the_other_language(name: str) -> str:
    """Where a page stands in the other language, also when this one answers a form."""
    with translation.override(language.other(translation.get_language() or language.DEFAULT)):
        return reverse(name)


def people_here(request: HttpRequest) -> list[Person]:
    """Whose private links were followed on this phone; a link that ended opens nothing."""
    links = TicketLink.objects.select_related("ticket", "person").filter(pk__in=phone.link_ids(request))
    found = {link.person_id: link.person for link in links if is_open(link)}
    return [person for person in found.values() if person.is_active and not person.erased_at]
