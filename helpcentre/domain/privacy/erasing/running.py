"""Carrying an erasure out: in steps whose rows are the checkpoints, so that whatever stops it, it goes on."""

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.inventory.stores import Whose
from helpcentre.domain.people import merges
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.erasing import (
    answering,
    certificate,
    full_text,
    ledger,
    mailing,
    rows,
    standing,
    steps,
    waiting,
)
from helpcentre.domain.privacy.erasing import whose as named
from helpcentre.domain.privacy.erasing.emptying import empty_files
from helpcentre.domain.privacy.models import Erasure, ErasureStep, State
from helpcentre.domain.retention import holds

LAPS = 5  # how often everything is gone through when something keeps appearing


class StillThereError(RuntimeError):
    """After every lap something of theirs was there again: somebody goes on writing. The job is tried again later."""


def run(erasure_id: int) -> bool:
    """Erase, or go on erasing. Returns whether it is done: not while it is cancelled, not yet due, or held.

    1. The ledger has the person, by every id they had, before the first thing goes: from here on no backup brings them
       back for long.
    2. The person becomes nobody in one transaction, and what they were called is kept aside to look for it. Whoever
       writes to their address from now on is somebody new.
    3. Steps, each in one transaction with its row. When all are done, everything is counted again: what was written
       meanwhile goes in another lap.
    4. The files of the database are emptied, the certificate is written, and what was looked for is forgotten.
    5. The certificate is mailed, and the address that was given for it is forgotten too.
    """
    erasure = Erasure.objects.filter(pk=erasure_id).first()
    if erasure is None or erasure.cancelled_at is not None:
        return False
    if erasure.finished_at is not None:
        mailing.mail_certificate(erasure)
        empty_files()
        return True
    if erasure.started_at is None and not _may_begin(erasure):
        return False
    _begin(erasure)
    whose = named.from_json(erasure.person_id, erasure.looks_for)
    _go_round(erasure, whose)
    empty_files()
    _finish(erasure)
    mailing.mail_certificate(erasure)
    empty_files()  # of what was looked for; a reader in the way lets the job come back for it
    return True


def _may_begin(erasure: Erasure) -> bool:
    if erasure.begins_at > clock.now():
        return False
    if erasure.request and erasure.request.state in (State.TAKEN_BACK, State.REFUSED):
        Erasure.objects.filter(pk=erasure.pk).update(cancelled_at=clock.now(), certificate_to="")
        return False
    if not holds.held(erasure.person_id):
        return True
    with transaction.atomic():
        Erasure.objects.filter(pk=erasure.pk).update(held_at=clock.now())
        if erasure.held_at is None:
            log.record(events.ERASURE_HELD, erasure.pk, actor=Actor.system())
    return False


def _begin(erasure: Erasure) -> None:
    person = erasure.person
    if erasure.ledger_number is None:
        standing.begin()
        for before in Person.objects.filter(pk__in=merges.ids_of(person.pk)[1:]).order_by("pk"):
            ledger.append(before)  # a backup from before they were merged knows them by these, too
        entry = ledger.append(person)
        erasure.ledger_number, erasure.ledger_chain = entry.number, entry.chain
        erasure.save(update_fields=["ledger_number", "ledger_chain"])
    if erasure.started_at is not None:
        return
    full_text.delete_securely()
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=erasure.person_id)
        erasure.looks_for = named.to_json(named.of(person.pk))
        erasure.started_at, erasure.held_at = clock.now(), None
        erasure.save(update_fields=["looks_for", "started_at", "held_at"])
        close(person)
        waiting.close_tickets(person)
        ErasureStep.objects.get_or_create(
            erasure=erasure, lap=0, name="blank people.Person.name", defaults={"count": 1}
        )
        log.record(events.ERASURE_STARTED, erasure.pk, actor=Actor.system())


def close(person: Person) -> None:
    """Leave the tombstone: an id, and nothing that says whose it was. Nobody signs in as them any more."""
    emptied: dict[str, object] = {}
    for portion in rows.blanked():
        if portion.model is Person:
            emptied |= {each.field: rows.empty(Person, each) for each in portion.fields}
    emptied |= {"erased_at": person.erased_at or clock.now(), "is_active": False}
    Person.objects.filter(pk=person.pk).update(**emptied)


def _go_round(erasure: Erasure, whose: Whose) -> None:
    first = (erasure.steps.order_by("-lap").values_list("lap", flat=True).first() or 0) or 1
    for lap in range(first, first + LAPS):
        done = set(erasure.steps.filter(lap=lap).values_list("name", flat=True))
        for step in steps.all_steps():
            if step.name not in done:
                _do(erasure, lap, step, whose)
        if not left(whose):
            return
    raise StillThereError


def _do(erasure: Erasure, lap: int, step: steps.Step, whose: Whose) -> None:
    run = step.ready(whose)
    with transaction.atomic():
        count = run()
        ErasureStep.objects.get_or_create(erasure=erasure, lap=lap, name=step.name, defaults={"count": count})


def left(whose: Whose) -> int:
    """How much of theirs is there now, over every step."""
    return sum(step.left(whose) for step in steps.all_steps())


def _finish(erasure: Erasure) -> None:
    with transaction.atomic():
        moment = clock.now()
        erasure.looks_for, erasure.finished_at = {}, moment
        erasure.certificate = certificate.written(erasure, moment)
        erasure.save(update_fields=["looks_for", "finished_at", "certificate"])
        answering.finish(erasure, Actor.system())
        log.record(events.ERASURE_FINISHED, erasure.pk, actor=Actor.system())
