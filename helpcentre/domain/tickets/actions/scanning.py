"""Looking for viruses in the files that came while the scanner was away, or that it would not look at."""

from django.db import transaction
from django.db.models import Q, QuerySet

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.files import scanning, store
from helpcentre.base.files.infections import log_infection
from helpcentre.base.files.models import Finding, StoredFile
from helpcentre.base.files.scanning import Looked
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.actions.attachments import remove_attachment
from helpcentre.domain.tickets.models import Attachment
from helpcentre.domain.tickets.models.attachment import Removal

BATCH = 50  # files of one round; the next one follows in some minutes


def scan_waiting() -> int:
    """Look at what waits, in no order. Returns how many files were looked at."""
    return _scan(StoredFile.objects.filter(awaits_scan=True))


def scan_too_large() -> int:
    """Look once more at what was too large for the scanner. Returns how many files it now looked at."""
    return _scan(StoredFile.objects.filter(finding=Finding.TOO_LARGE))


def _scan(files: QuerySet[StoredFile]) -> int:
    scanner = scanning.current()
    if scanner is None or not scanner.is_here():
        return 0
    return sum(_look(file) for file in files.order_by("?")[:BATCH])


def _look(file: StoredFile) -> bool:
    try:
        with store.current().open(file.name) as stream:
            try:
                looked = scanning.look(stream, anyway=True)
            except scanning.InfectedError:
                log_infection(actor=Actor.system(), stream=stream)
                return _take_out(file)
    except FileNotFoundError:
        return False
    if looked is Looked.WAITS:
        return False
    if looked is Looked.TOO_LARGE:
        return _say_too_large(file)
    return bool(StoredFile.objects.filter(pk=file.pk).update(awaits_scan=False, finding=""))


def _take_out(file: StoredFile) -> bool:
    """A virus: out of the conversation with it. What is part of something else stays there and is given to nobody."""
    StoredFile.objects.filter(pk=file.pk).update(awaits_scan=False, finding=Finding.INFECTED)
    for attachment in _parts(file):
        remove_attachment(actor=Actor.system(), attachment=attachment, why=Removal.VIRUS)
    return True


def _say_too_large(file: StoredFile) -> bool:
    """It waits no longer: whoever has the conversation before them is told what became of it."""
    with transaction.atomic():
        new = StoredFile.objects.filter(pk=file.pk).exclude(finding=Finding.TOO_LARGE)
        if new.update(awaits_scan=False, finding=Finding.TOO_LARGE):
            for part in _parts(file).exclude(message=None).select_related("message"):
                if part.message is not None:
                    facts = {"message": part.message.pk, "attachment": part.pk}
                    log.record(events.ATTACHMENT_UNCHECKED, part.message.ticket_id, actor=Actor.system(), **facts)
    return False


def _parts(file: StoredFile) -> QuerySet[Attachment]:
    return Attachment.objects.filter(Q(file=file) | Q(thumbnail=file))
