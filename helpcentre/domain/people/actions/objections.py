from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.inventory.taxonomy import Use
from helpcentre.domain.people import events
from helpcentre.domain.people.models import Objection, Person
from helpcentre.domain.people.objections import Noted, noted


def object_to(*, actor: Actor, person: Person, use: Use) -> Objection:
    """From now on nothing is noted of them for this purpose, and what was goes; the objection in force if there is one.

    Raises ValueError for a purpose that nobody can say no to.
    """
    theirs = [each for each in noted() if each.use is use]
    if not theirs:
        raise ValueError(f"nothing is noted for {use.value} that somebody could say no to")
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        made, new = Objection.objects.get_or_create(person=person, use=use.value, ended_at=None)
        for each in theirs:
            _forget(each, person)
        if new:
            log.record(events.PERSON_OBJECTED, person.pk, actor=actor, use=use)
    return made


def allow_again(*, actor: Actor, person: Person) -> int:
    """It may be noted again, of everything they said no to. Returns how many objections ended."""
    with transaction.atomic():
        ended = Objection.objects.filter(person=person, ended_at=None).update(ended_at=clock.now())
        if ended:
            log.record(events.PERSON_OBJECTION_ENDED, person.pk, actor=actor)
    return ended


def _forget(each: Noted, person: Person) -> None:
    rows = each.model._base_manager.filter(pk__in=list(each.rows_of([person.pk]).values_list("pk", flat=True)))
    if each.whole:
        rows.delete()
    else:
        rows.update(**{field.field: each.nothing_in(field) for field in each.fields})
