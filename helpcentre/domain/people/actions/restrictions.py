from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import events
from helpcentre.domain.people.models import Person, Restriction


def restrict_person(*, actor: Actor, person: Person) -> Restriction:
    """Keep somebody's data without using it; the restriction in force when there is one."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        made, new = Restriction.objects.get_or_create(person=person, lifted_at=None)
        if new:
            log.record(events.PERSON_RESTRICTED, person.pk, actor=actor)
    return made


def lift_restriction(*, actor: Actor, person: Person) -> bool:
    """Use it again; whether anything was in force."""
    with transaction.atomic():
        lifted = Restriction.objects.filter(person=person, lifted_at=None).update(lifted_at=clock.now())
        if lifted:
            log.record(events.PERSON_RESTRICTION_LIFTED, person.pk, actor=actor)
    return bool(lifted)
