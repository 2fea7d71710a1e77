from datetime import timedelta

from django.conf import settings
from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.erasing import answering, jobs
from helpcentre.domain.privacy.models import Cause, Erasure, RightsRequest


class ErasedError(ValueError):
    """There is nobody left to erase."""


class StaffError(ValueError):
    """Somebody of the team must leave it first: their work would lose its name while they go on."""


def ask_for_erasure(
    *,
    actor: Actor,
    person: Person,
    cause: Cause,
    rights: RightsRequest | None = None,
    at_once: bool = False,
    certificate_to: str = "",
) -> Erasure:
    """Plan the erasure of ``person`` for the end of the days of grace, or for now. Asked again, it is the same one.

    Whoever calls has made sure that it is them who ask. ``certificate_to`` is a clean address to which the certificate
    goes; it is kept until then. Raises ErasedError and StaffError.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        found = Erasure.objects.filter(person=person, cancelled_at=None, finished_at=None).first()
        if found is None:
            if person.erased_at is not None:
                raise ErasedError
            if person.staff is not None:
                raise StaffError
            found = Erasure.objects.create(
                person=person,
                request=rights or answering.open_request_of(person),
                cause=cause,
                begins_at=clock.now() + grace(),
                certificate_to=certificate_to,
            )
            log.record(events.ERASURE_ASKED, found.pk, actor=actor, person=person.pk, cause=cause)
            if not at_once:
                jobs.erase.enqueue_after(grace(), erasure_id=found.pk)
        if at_once:
            hasten_erasure(actor=actor, erasure=found)
    return found


def hasten_erasure(*, actor: Actor, erasure: Erasure) -> bool:
    """Begin now, without the days of grace. False when it has begun or is over."""
    with transaction.atomic():
        waiting = Erasure.objects.filter(pk=erasure.pk, started_at=None, cancelled_at=None, finished_at=None)
        if not waiting.update(begins_at=clock.now()):
            return False
        erasure.refresh_from_db()
        log.record(events.ERASURE_HASTENED, erasure.pk, actor=actor)
        jobs.erase.enqueue(erasure_id=erasure.pk)
    return True


def cancel_erasure(*, actor: Actor, erasure: Erasure) -> bool:
    """They thought better of it. False when it has begun or is over."""
    with transaction.atomic():
        waiting = Erasure.objects.filter(pk=erasure.pk, started_at=None, cancelled_at=None, finished_at=None)
        if not waiting.update(cancelled_at=clock.now(), certificate_to=""):
            return False
        erasure.refresh_from_db()
        answering.take_back(erasure, actor)
        log.record(events.ERASURE_CANCELLED, erasure.pk, actor=actor)
    return True


def grace() -> timedelta:
    return timedelta(hours=settings.GRACE_HOURS)
