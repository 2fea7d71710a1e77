"""Whose data is kept and not used, because they asked for it.

What stops: news by mail, rules that act by themselves, their record and history on the desk, finding them by name
there, and taking over of lists of people. What goes on: their own requests, which they ask us to answer, and what the
law asks.
"""

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.models import Person, Restriction


def is_restricted(person_id: int) -> bool:
    return _in_force.first(person=person_id) is not None


def restriction_of(person: Person) -> Restriction | None:
    """The one in force."""
    return _in_force.first(person=person.pk)


@prepared
def _in_force(person: One) -> QuerySet[Restriction]:
    return Restriction.objects.filter(person=person, lifted_at=None).order_by("id")
