from collections.abc import Mapping

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.export.readings import held_back
from helpcentre.domain.privacy.models import Did, HeldBackReading, PersonExport, RightsRequest
from helpcentre.domain.privacy.requests.steps import note


def decide_held_back(*, actor: Actor, by: Person, person: Person, decisions: Mapping[str, bool]) -> int:
    """Hand rows over or keep them back; ``decisions`` by the key and mark of a row as it was read. Returns how many.

    A row that is not held back from the person, or says something else by now, is passed over.
    """
    decided = 0
    with transaction.atomic():
        for each in held_back(person):
            release = decisions.get(f"{each.key}-{each.mark}")
            if release is None or release is each.is_released:
                continue
            HeldBackReading.objects.update_or_create(
                person=person,
                table=each.table,
                row=each.row,
                defaults={"mark": each.mark, "is_released": release, "read_by": by, "read_at": clock.now()},
            )
            log.record(events.EXPORT_READ, person.pk, actor=actor, verdict=_verdict(release))
            decided += 1
    return decided


def renew_export(*, actor: Actor, case: RightsRequest) -> PersonExport:
    """Make the copy that answered a request anew, with what was released; or find one in the making that knows it."""
    from helpcentre.domain.privacy.jobs import build_export

    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=case.person_id)
        newest = HeldBackReading.objects.filter(person=person).order_by("-read_at").first()
        since = newest.read_at if newest else case.received_at
        waiting = PersonExport.objects.filter(person=person, ready_at=None, asked_at__gt=since).first()
        if waiting is not None:
            return waiting
        made = PersonExport.objects.create(person=person, request=case, language=person.language)
        note(case, Did.STARTED, actor=actor)
        log.record(events.EXPORT_ASKED, made.pk, actor=actor, person=person.pk)
        build_export.enqueue(export_id=made.pk)
    return made


def _verdict(release: bool) -> events.Verdict:
    return events.Verdict.RELEASED if release else events.Verdict.KEPT_BACK
