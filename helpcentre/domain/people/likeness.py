"""Who could be the same person as somebody. Exact likenesses only, each look by an index; whether they are one, a
person says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from helpcentre.domain.people.contact import mailbox
from helpcentre.domain.people.models import Membership, Person, Restriction

MOST = 5


class Like(StrEnum):
    """In what two are alike: a telephone number, a mailbox that is written in two ways, a name in one shop."""

    PHONE = "phone"
    MAILBOX = "mailbox"
    NAME = "name"


@dataclass(frozen=True)
class Alike:
    person: Person
    why: Like


def alike(person: Person, limit: int = MOST) -> list[Alike]:
    """The strongest likeness first, nobody twice. Nobody who works or worked in the team, and nobody who asked us not
    to use their data. Three queries at most."""
    found: dict[int, Alike] = {}
    for why, people in (
        (Like.PHONE, _by_phone(person)),
        (Like.MAILBOX, _by_mailbox(person)),
        (Like.NAME, _by_name(person)),
    ):
        for other in people:
            found.setdefault(other.pk, Alike(other, why))
    return list(found.values())[:limit]


def _others(person: Person) -> QuerySet[Person]:
    paused = Restriction.objects.filter(person=OuterRef("pk"), lifted_at=None)
    known = Person.objects.filter(erased_at=None, staffmember=None).exclude(pk=person.pk)
    return known.exclude(Exists(paused)).order_by("id")


def _by_phone(person: Person) -> Iterable[Person]:
    return _others(person).filter(phone=person.phone)[:MOST] if person.phone else ()


def _by_mailbox(person: Person) -> Iterable[Person]:
    """``njeri+shop@`` and ``njeri@`` are one mailbox: the address without a tag, and the stretch of the index with."""
    if not person.email:
        return ()
    bare = mailbox(person.email)
    local, _at, domain = bare.rpartition("@")
    tagged = Q(email__gte=f"{local}+", email__lt=f"{local},", email__endswith=f"@{domain}")
    return _others(person).filter(Q(email=bare) | tagged)[:MOST]


def _by_name(person: Person) -> Iterable[Person]:
    if not person.name.strip():
        return ()
    mine = Membership.objects.filter(person=person).values("business")
    there = Membership.objects.filter(business__in=mine, person__name__iexact=person.name).values("person")
    return _others(person).filter(pk__in=there)[:MOST]
