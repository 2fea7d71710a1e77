"""Who is here and who is away. A ticket is never given to somebody who is away."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.models import Absence, Person
from helpcentre.domain.people.permissions import Permission, may

_LONGEST_CHAIN = 8  # covers of covers; two who cover each other must not send us round for ever


def absences(people: Iterable[int] | None = None, *, at: datetime | None = None) -> dict[int, Absence]:
    """Who of these people, or of everybody, is away at a moment, by their id. One query."""
    moment = at or clock.now()
    asked = None if people is None else set(people)
    away = {absence.person_id: absence for absence in _away(moment=moment)}
    return away if asked is None else {person: absence for person, absence in away.items() if person in asked}


@prepared
def _away(moment: One) -> QuerySet[Absence]:
    away = Absence.objects.select_related("cover").filter(ends_at__gt=moment, starts_at__lte=moment)
    return away.order_by("ends_at", "id")


def is_away(person: Person) -> bool:
    return person.pk in absences([person.pk])


def who_answers_for(person: Person) -> Person | None:
    """``person``, or while they are away whoever covers, or covers for the cover; None when nobody is there."""
    away = absences()
    for _ in range(_LONGEST_CHAIN):
        absence = away.get(person.pk)
        if absence is None:
            fresh = Person.objects.select_related("staffmember").filter(pk=person.pk).first()
            return fresh if fresh and may(fresh, Permission.ANSWER_TICKETS) else None
        if absence.cover is None:
            return None
        person = absence.cover
    return None


def upcoming(person: Person) -> Absence | None:
    """The absence that is on, or else the next one."""
    return (
        Absence.objects.select_related("cover")
        .filter(person=person, ends_at__gt=clock.now())
        .order_by("starts_at", "id")
        .first()
    )
