from datetime import datetime

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import events
from helpcentre.domain.people.models import Absence, Person


def set_absence(
    *, actor: Actor, person: Person, starts_at: datetime, ends_at: datetime, cover: Person | None = None
) -> Absence:
    """Say that ``person`` is out of office. It takes the place of what was said before about now or later.

    Raises ValueError when it ends before it starts, or when people would cover for themselves.
    """
    if ends_at <= starts_at or (cover and cover.pk == person.pk):
        raise ValueError("an absence needs an end after its start, and somebody else as cover")
    with transaction.atomic():
        _stop(person)
        absence = Absence.objects.create(person=person, starts_at=starts_at, ends_at=ends_at, cover=cover)
        ids = {"cover": cover.pk} if cover else {}
        log.record(events.ABSENCE_SET, person.pk, actor=actor, absence=absence.pk, **ids)
    return absence


def end_absence(*, actor: Actor, person: Person) -> bool:
    """``person`` is back, or stays after all. False when they were not away and had no plans to be."""
    with transaction.atomic():
        if not _stop(person):
            return False
        log.record(events.ABSENCE_ENDED, person.pk, actor=actor)
    return True


def _stop(person: Person) -> int:
    """What has begun ends now and stays in the books; what was only planned goes."""
    now = clock.now()
    planned, _ = Absence.objects.filter(person=person, starts_at__gte=now).delete()
    return planned + Absence.objects.filter(person=person, starts_at__lt=now, ends_at__gt=now).update(ends_at=now)
