"""People and shops by what somebody types: the beginning of a name, an address, a number. Each look has an index."""

from contextlib import suppress

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from helpcentre.domain.people.contact import REGIONS, ContactError, clean_phone
from helpcentre.domain.people.models import AlsoKnownAs, Business, Membership, Person, Restriction

SHORTEST = 2  # letters; fewer would list everybody
LEAST_DIGITS = 9


def people(text: str, limit: int = 8) -> list[Person]:
    """People whose name begins with ``text``, by name; or whose address or number it is. Two queries at most."""
    wanted = " ".join(text.lower().split())
    known = Person.objects.filter(erased_at=None)
    if "@" in wanted:
        return list(known.filter(Q(email=wanted) | _once(email=wanted))[:limit])
    if sum(sign.isdigit() for sign in wanted) >= LEAST_DIGITS:
        these = numbers(wanted)
        return list(known.filter(Q(phone__in=these) | _once(phone__in=these)).order_by("-id")[:limit])
    if len(wanted) < SHORTEST:
        return []
    # Whoever asked us not to use their data is not found by browsing names, only by an address somebody knows.
    known = known.exclude(Exists(Restriction.objects.filter(person=OuterRef("pk"), lifted_at=None)))
    return list(_beginning(known.alias(lower_name=Lower("name")), wanted).order_by("lower_name")[:limit])


def _once(**had: object) -> Q:
    """Whoever had it in a record that was merged into theirs."""
    return Q(pk__in=AlsoKnownAs.objects.filter(**had).values("person"))


def people_ids(text: str, limit: int = 20) -> list[int]:
    """The ids of those people."""
    return [person.pk for person in people(text, limit)]


def businesses(text: str, limit: int = 8) -> list[Business]:
    """Shops whose name begins with ``text``, by name. One query."""
    wanted = " ".join(text.lower().split())
    if len(wanted) < SHORTEST:
        return []
    return list(_beginning(Business.objects.alias(lower_name=Lower("name")), wanted).order_by("lower_name")[:limit])


def person(number: int) -> Person | None:
    """One person whose record may be looked at; nobody who was erased."""
    return Person.objects.select_related("staffmember").filter(pk=number, erased_at=None).first()


def business(number: int) -> Business | None:
    """One shop."""
    return Business.objects.filter(pk=number).first()


def memberships_of(person: Person, limit: int = 10) -> list[Membership]:
    """The shops of a person, the first they joined first."""
    return list(
        Membership.objects.select_related("business").filter(person=person).order_by("created_at", "id")[:limit]
    )


def members_of(business: Business, limit: int = 20) -> list[Membership]:
    """The people of a shop, those who are confirmed first."""
    rows = Membership.objects.select_related("person").filter(business=business, person__erased_at=None)
    return sorted(rows.order_by("created_at", "id")[:limit], key=lambda row: row.confirmed_at is None)


def numbers(text: str) -> set[str]:
    """What ``text`` may be as a telephone number, in each of the countries we sell in."""
    found = set()
    for region in REGIONS:
        with suppress(ContactError):
            found.add(clean_phone(text, region))
    return found


def _beginning(rows: QuerySet, text: str) -> QuerySet:  # type: ignore[type-arg]
    """A stretch of the index, from the text to the first that no longer begins with it."""
    end = text[:-1] + chr(min(ord(text[-1]) + 1, 0x10FFFF)) if not 0xD7FE < ord(text[-1]) < 0xE000 else text
    return rows.filter(Q(lower_name__gte=text), Q(lower_name__lt=end))
