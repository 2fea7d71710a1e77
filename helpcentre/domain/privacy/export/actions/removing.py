import shutil
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.models import Did, PersonExport
from helpcentre.domain.privacy.requests.steps import note

_STRAY = timedelta(days=1)  # longer than any archive takes


def fetched(*, actor: Actor, export: PersonExport) -> None:
    """Note the first time that an archive is fetched."""
    with transaction.atomic():
        if not PersonExport.objects.filter(pk=export.pk, fetched_at=None).update(fetched_at=clock.now()):
            return
        if export.request is not None:
            note(export.request, Did.FETCHED, actor=actor)
        log.record(events.EXPORT_FETCHED, export.pk, actor=actor, person=export.person_id)


def remove_export(*, export: PersonExport) -> None:
    """The row, and the file once that is certain."""
    path = export.path
    with transaction.atomic():
        PersonExport.objects.filter(pk=export.pk).delete()
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def sweep_exports() -> int:
    """Remove archives whose time is over, and what a crash left behind. Returns how many files or folders went."""
    over = PersonExport.objects.filter(expires_at__lte=clock.now())
    gone = 0
    for export in over:
        remove_export(export=export)
        gone += 1
    # What was asked for and never became ready: whoever still wants it asks again.
    PersonExport.objects.filter(ready_at=None, asked_at__lt=clock.now() - 7 * _STRAY).delete()
    folder = settings.DATA.exports
    known = set(PersonExport.objects.values_list("name", flat=True))
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in known and path.stat().st_mtime < (clock.now() - _STRAY).timestamp():
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            gone += 1
    return gone
