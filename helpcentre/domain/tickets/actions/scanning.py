"""Looking for viruses in the files that came while the scanner was away."""

from django.db.models import Q

from helpcentre.base.core.actor import Actor
from helpcentre.base.files import scanning, store
from helpcentre.base.files.infections import log_infection
from helpcentre.base.files.models import StoredFile
from helpcentre.domain.tickets.actions.attachments import remove_attachment
from helpcentre.domain.tickets.models import Attachment

BATCH = 50  # files of one round; the next one follows in some minutes


def scan_waiting() -> int:
    """Look at what waits, in no order: a file that the scanner will not look at holds no other up. Returns how many
    files were looked at."""
    scanner = scanning.current()
    if scanner is None or not scanner.is_here():
        return 0
    looked = 0
    for file in StoredFile.objects.filter(awaits_scan=True).order_by("?")[:BATCH]:
        looked += _look(scanner, file)
    return looked


def _look(scanner: scanning.Scanner, file: StoredFile) -> bool:
    try:
        with store.current().open(file.name) as stream:
            if not scanner.is_infected(stream):
                return bool(StoredFile.objects.filter(pk=file.pk).update(awaits_scan=False))
            log_infection(actor=Actor.system(), stream=stream)
    except (scanning.ScannerAwayError, FileNotFoundError):
        return False
    for attachment in Attachment.objects.filter(Q(file=file) | Q(thumbnail=file)):
        remove_attachment(actor=Actor.system(), attachment=attachment)
    return True
