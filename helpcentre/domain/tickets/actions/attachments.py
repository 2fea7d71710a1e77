from collections.abc import Sequence
from typing import BinaryIO

from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.files import actions as files
from helpcentre.base.files.infections import log_infection
from helpcentre.base.files.models import Purpose, StoredFile
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.attaching.claims import WAITS
from helpcentre.domain.tickets.attaching.examining import Examined, examine
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.domain.tickets.models import Attachment, Message
from helpcentre.domain.tickets.models.attachment import Removal

BATCH = 200


def receive_attachment(
    *, stream: BinaryIO, name: str, uploader: Person | None, upload: str | None = None
) -> Attachment:
    """Keep a file that waits for its message. Raises RefusedFileError (``attaching.faults``); then nothing is kept.

    1. The file is examined and its clean bytes are written and fsynced, in no transaction: nobody waits for it.
    2. Rows of bytes and attachment come together. A crash in between leaves bytes without a row, which
       ``files.sweep_orphans`` collects; a row without bytes cannot be.
    3. ``upload`` is unique: the same upload finished twice is one attachment, and the second one's bytes go.
    """
    if upload and (first := Attachment.objects.filter(upload=upload).first()):
        return first
    try:
        examined = examine(stream, name)
    except RefusedFileError as refused:
        if refused.fault is Fault.INFECTED:
            log_infection(actor=uploader.actor if uploader else Actor.system(), stream=stream)
        raise
    try:
        with transaction.atomic():
            return _keep(examined, uploader, upload)
    except IntegrityError:
        if not upload:
            raise
        return Attachment.objects.get(upload=upload)


def _keep(examined: Examined, uploader: Person | None, upload: str | None) -> Attachment:
    def row(written: object, media_type: str) -> StoredFile:
        facts = {"written": written, "media_type": media_type, "looked": examined.looked}
        return files.keep(purpose=Purpose.ATTACHMENT, **facts)  # type: ignore[arg-type]

    media_type = examined.sort.media_type
    return Attachment.objects.create(
        uploader=uploader,
        file=row(examined.written, media_type),
        thumbnail=row(examined.thumbnail, media_type) if examined.thumbnail else None,
        kind=examined.sort.kind,
        name=examined.name,
        width=examined.width,
        height=examined.height,
        upload=upload,
    )


def attach(*, actor: Actor, message: Message, attachments: Sequence[Attachment]) -> None:
    """Put waiting files to a message, in the transaction that wrote it. A message gets its files once: those of a form
    that was sent twice are left to be collected. A file that has a message keeps it."""
    if not attachments:
        return
    with transaction.atomic():
        message = Message.objects.select_for_update().get(pk=message.pk)
        if message.attachments.exists():
            return
        numbers = [attachment.pk for attachment in attachments]
        for attachment in Attachment.objects.select_for_update().filter(pk__in=numbers, message=None).order_by("pk"):
            attachment.message = message
            attachment.uploader_id = attachment.uploader_id or message.author_id
            attachment.save(update_fields=["message", "uploader"])
            log.record(
                events.ATTACHMENT_ADDED,
                message.ticket_id,
                actor=actor,
                message=message.pk,
                attachment=attachment.pk,
            )


def remove_attachment(*, actor: Actor, attachment: Attachment, why: Removal | None = None) -> None:
    """The file, its thumbnail, its name and all we know of it are gone; that it was removed, and by whom, is logged.

    Rows go now, bytes once the transaction has committed. Removing twice is removing once.
    """
    with transaction.atomic():
        found = Attachment.objects.select_for_update().filter(pk=attachment.pk).first()
        if found is None:
            return
        message, number = found.message, found.pk
        stored = StoredFile.objects.filter(pk__in=[key for key in (found.file_id, found.thumbnail_id) if key])
        found.delete()
        for file in stored:
            files.discard(file=file)
        if message is not None:
            facts = {"message": message.pk, "attachment": number} | ({"why": why} if why else {})
            log.record(events.ATTACHMENT_REMOVED, message.ticket_id, actor=actor, **facts)


def collect_orphans() -> int:
    """Remove files whose message never came. Returns how many went."""
    gone = 0
    waiting = Attachment.objects.filter(message=None, created_at__lt=clock.now() - WAITS).order_by("pk")
    while batch := list(waiting[:BATCH]):
        for attachment in batch:
            remove_attachment(actor=Actor.system(), attachment=attachment)
        gone += len(batch)
    return gone
