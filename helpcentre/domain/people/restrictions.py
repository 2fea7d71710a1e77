"""Whose data is kept and not used, because they asked for it.

What stops: news by mail, rules that act by themselves, their record and history on the desk, finding them by name
there, and taking over of lists of people. What goes on: their own requests, which they ask us to answer, and what the
law asks.
"""

from helpcentre.domain.people.models import Person, Restriction


def is_restricted(person_id: int) -> bool:
    return Restriction.objects.filter(person_id=person_id, lifted_at=None).exists()


def restriction_of(person: Person) -> Restriction | None:
    """The one in force."""
    return Restriction.objects.filter(person=person, lifted_at=None).first()
