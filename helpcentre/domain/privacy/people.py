"""Whom an operator means by an id, an address or a number."""

from django.db.models import Q

from helpcentre.base.core import ids
from helpcentre.domain.people import finding, merges
from helpcentre.domain.people.contact import REGIONS
from helpcentre.domain.people.models import AlsoKnownAs, Person


class UnknownPersonError(LookupError):
    """Nobody, or more than one; the text says which, without repeating what was typed."""


def find(ref: str) -> Person:
    """The one person with this id, e-mail address or telephone number, now or in a record that was merged into theirs.

    Raises UnknownPersonError.
    """
    wanted = ref.strip().replace("\0", "")
    known = Person.objects.filter(erased_at=None)
    number = ids.read(wanted)
    if "@" in wanted:
        found = list(known.filter(Q(email=wanted.lower()) | _once(email=wanted.lower()))[:2])
    elif number is not None and (mine := known.filter(pk=merges.living(number)).first()):
        found = [mine]
    else:
        numbers = finding.numbers(wanted)
        found = list(known.filter(Q(phone__in=numbers) | _once(phone__in=numbers)).order_by("pk")[:2])
    if not found:
        raise UnknownPersonError(
            f"nobody has this id, e-mail address or telephone number (numbers without a country: {', '.join(REGIONS)})"
        )
    if len(found) > 1:
        raise UnknownPersonError("several people have this number: name the one by their id or e-mail address")
    return found[0]


def _once(**had: object) -> Q:
    return Q(pk__in=AlsoKnownAs.objects.filter(**had).values("person"))
