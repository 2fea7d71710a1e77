"""What is found when somebody looks at the files that hang on messages: at their bytes, their rows, and their door."""

import hashlib
import struct
from datetime import timedelta
from itertools import islice

from django.urls import reverse
from django.utils import translation

from helpcentre.base.core import clock
from helpcentre.base.files import store
from helpcentre.base.files.kinds import Kind
from helpcentre.base.files.models import Purpose, StoredFile
from helpcentre.base.promises.visit import visit
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.models import Attachment

#: All that a picture may consist of (RFC 9649): the picture and its transparency. No place, no camera, no profile.
_PICTURE = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
LATE = timedelta(days=2)  # a file that waits, or bytes without a row, are collected within a day; this is past it
_LOOKED_AT = 5_000  # names in the store
_MOST_BYTES = 50_000_000  # read in one look


def newest(limit: int) -> list[Attachment]:
    """The newest files of messages, pictures and others."""
    return list(
        Attachment.objects.select_related("file", "thumbnail", "message__ticket")
        .filter(message__isnull=False)
        .order_by("-pk")[:limit]
    )


def with_notes(attachments: list[Attachment]) -> int:
    """Pictures, large or small, that hold more than a picture. What cannot be read counts as one."""
    pictures = [each for each in attachments if each.kind == Kind.IMAGE]
    files = [file for each in pictures for file in (each.file, each.thumbnail) if file]
    return sum(not _is_bare(file) for file in files)


def _is_bare(file: StoredFile) -> bool:
    try:
        with store.current().open(file.name) as stream:
            head = stream.read(12)
            if head[:4] != b"RIFF" or head[8:] != b"WEBP" or struct.unpack("<I", head[4:8])[0] != file.size - 8:
                return False
            while chunk := stream.read(8):
                name, size = chunk[:4], struct.unpack("<I", chunk[4:])[0]
                if name not in _PICTURE:
                    return False
                stream.seek(size + size % 2, 1)
    except (OSError, struct.error):
        return False
    return True


def without_bytes(attachments: list[Attachment]) -> int:
    """Rows whose bytes are missing."""
    place = store.current()
    return sum(not place.exists(file.name) for each in attachments for file in (each.file, each.thumbnail) if file)


def changed(attachments: list[Attachment]) -> int:
    """Files of which some byte is another than when they were kept, as far as 50 MB reach."""
    found, left = 0, _MOST_BYTES
    for file in (file for each in attachments for file in (each.file, each.thumbnail) if file):
        if file.size > left or not store.current().exists(file.name):
            continue
        left -= file.size
        with store.current().open(file.name) as stream:
            found += hashlib.file_digest(stream, "sha256").hexdigest() != file.sha256  # type: ignore[arg-type]
    return found


def without_row() -> int:
    """Bytes that no row names, rows of bytes that no attachment names, and files that nobody collected in time."""
    late = clock.now() - LATE
    names = [name.name for name in islice(store.current().names(), _LOOKED_AT) if name.modified_at < late]
    known = set(StoredFile.objects.filter(name__in=names).values_list("name", flat=True))
    used = Attachment.objects.values("file")
    small = Attachment.objects.filter(thumbnail__isnull=False).values("thumbnail")
    kept = StoredFile.objects.filter(purpose=Purpose.ATTACHMENT)
    unnamed = kept.exclude(pk__in=used).exclude(pk__in=small).count()
    forgotten = Attachment.objects.filter(message=None, created_at__lt=late).count()
    return len(names) - len(known) + unnamed + forgotten


def open_to_strangers(attachments: list[Attachment]) -> int:
    """Doors that let somebody in who should not come in: a visitor from nowhere, and a person of another request."""
    opened = 0
    for each in attachments:
        assert each.message is not None
        ticket = each.message.ticket
        for language in Language.values:
            with translation.override(language):
                opened += visit(reverse("portal:ticket_file", args=[ticket.reference, each.pk])).status == 200
        opened += visit(reverse("desk:file", args=[ticket.reference, each.pk])).status == 200
        stranger = (
            Person.objects.exclude(participations__ticket=ticket).filter(staffmember=None, is_active=True).first()
        )
        opened += stranger is not None and selectors.for_person(stranger, ticket.reference) is not None
    return opened
