from datetime import timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import merges
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.export import archive
from helpcentre.domain.privacy.export.telling import tell_ready
from helpcentre.domain.privacy.models import Did, PersonExport, RightsRequest
from helpcentre.domain.privacy.models.person_export import LIFE
from helpcentre.domain.privacy.requests.actions import ErasedError, NotProvedError, OverError, finish_request
from helpcentre.domain.privacy.requests.steps import note

_FRESH = timedelta(hours=1)  # a copy as young as this is given again instead of making another


def prepare_export(*, actor: Actor, person: Person, case: RightsRequest | None = None) -> PersonExport:
    """Have the archive of somebody's data made by a job; the one in the making, or a fresh one, when there is one.

    Raises NotProvedError while it is not proved that the person of ``case`` asks, OverError when it has ended, and
    ErasedError.
    """
    from helpcentre.domain.privacy.jobs import build_export

    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.erased_at is not None:
            raise ErasedError
        if case is not None:
            _check(case)
        fresh = max(clock.now() - _FRESH, merges.newest(person.pk) or person.created_at)  # else half of it is missing
        mine = PersonExport.objects.filter(person=person, asked_at__gt=fresh).order_by("-id").first()
        if mine is not None and (mine.is_ready or mine.ready_at is None) and case in (None, mine.request):
            return mine
        made = PersonExport.objects.create(person=person, request=case, language=person.language)
        if case is not None:
            note(case, Did.STARTED, actor=actor)
        log.record(events.EXPORT_ASKED, made.pk, actor=actor, person=person.pk)
        build_export.enqueue(export_id=made.pk)
    return made


def make_export(*, export: PersonExport) -> bool:
    """Write the archive, tell the person, and end the request it was made for. Returns whether it was made now.

    Running twice is running once; an archive without its row's word is what a crash left, and is made anew.
    """
    if export.ready_at is not None or export.person.erased_at is not None:
        return False
    export.path.unlink(missing_ok=True)
    contents = archive.build(export.person, export.path, language=export.language)
    moment = clock.now()
    with transaction.atomic():
        facts = {"size": contents.size, "sha256": contents.sha256, "rows": contents.rows, "files": contents.files}
        facts |= {"held_back": contents.held_back}
        waiting = PersonExport.objects.filter(pk=export.pk, ready_at=None)
        if not waiting.update(ready_at=moment, expires_at=moment + LIFE, **facts):
            export.path.unlink(missing_ok=True)  # it was taken back, or its person erased, while it was made
            return False
        export.refresh_from_db()
        log.record(events.EXPORT_READY, export.pk, actor=Actor.system(), person=export.person_id)
        tell_ready(export)
        if export.request is not None and export.request.may_go_on:
            note(export.request, Did.PREPARED, actor=Actor.system())
            finish_request(actor=Actor.system(), case=export.request)
    return True


def _check(case: RightsRequest) -> None:
    if not case.is_open:
        raise OverError
    if not case.may_go_on:
        raise NotProvedError
