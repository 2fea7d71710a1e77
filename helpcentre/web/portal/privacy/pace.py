"""How often codes may be sent and tried, and copies made."""

from django.http import HttpRequest

from helpcentre.base.front.addresses import client_network
from helpcentre.base.limits import bucket
from helpcentre.domain.people.models import Person

_HOUR = 3600  # seconds


def may_send_code(request: HttpRequest, person: Person) -> bool:
    """Five codes to one person in an hour, from wherever; a network of many phones may ask for more."""
    if bucket.take("privacy.code.place", client_network(request), capacity=40, per_seconds=_HOUR):
        return False
    return not bucket.take("privacy.code.person", str(person.pk), capacity=5, per_seconds=_HOUR)


def may_ask(person: Person) -> bool:
    """Twenty requests of one person in a day."""
    return not bucket.take("privacy.ask", str(person.pk), capacity=20, per_seconds=24 * _HOUR)
