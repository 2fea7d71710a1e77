"""From bytes that somebody sent to bytes that may be kept."""

import os
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from helpcentre.base.files import kinds, sanitise, scanning, store, titles
from helpcentre.base.files.contract import Written
from helpcentre.base.files.kinds import Kind, Sort
from helpcentre.base.files.scanning import Looked
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.domain.tickets.models.attachment import THUMBNAIL

SIDE = 2048  # dots of a picture's longer side: a receipt or a whole screen stays legible

_SAID = {
    sanitise.Refusal.NOT_A_PICTURE: Fault.UNREADABLE,
    sanitise.Refusal.TOO_MANY_BYTES: Fault.TOO_LARGE,
    sanitise.Refusal.TOO_MANY_PIXELS: Fault.TOO_MANY_DOTS,
    sanitise.Refusal.BROKEN: Fault.BROKEN,
}


@dataclass(frozen=True)
class Examined:
    """Bytes that are in the store already, and what is to be written about them."""

    sort: Sort
    name: str
    written: Written
    thumbnail: Written | None = None
    width: int | None = None
    height: int | None = None
    looked: Looked = Looked.CLEAN


def accepted(stream: BinaryIO) -> tuple[Sort, Looked]:
    """What sort of file it is, by its content, and what became of a look for viruses. Raises RefusedFileError."""
    size = stream.seek(0, os.SEEK_END)
    if size > limit():
        raise RefusedFileError(Fault.TOO_LARGE)
    if size == 0:
        raise RefusedFileError(Fault.EMPTY)
    sort = kinds.of(*ends(stream, size))
    if sort.is_program:
        raise RefusedFileError(Fault.PROGRAM)
    return sort, looked_at(stream)


def examine(stream: BinaryIO, name: str) -> Examined:
    """Look at a file from its start, and keep what may be kept. Raises RefusedFileError; then nothing was kept.

    Blocking: a large picture takes a second in the process that reads it. Not for inside a transaction.
    """
    sort, looked = accepted(stream)
    title = titles.clean(name, endings=sort.endings, otherwise=_("photo") if sort.kind == Kind.IMAGE else _("file"))
    stream.seek(0)
    if sort.kind == Kind.IMAGE:
        return replace(_picture(stream.read(), sort, title), looked=looked)
    return Examined(sort, title, store.current().put(stream, limit=limit()), looked=looked)


def looked_at(stream: BinaryIO) -> Looked:
    """A look for viruses at the bytes as they came, before a picture is made anew.

    Raises RefusedFileError when one was found, and for what the scanner finds too large unless such files are given
    out all the same. When the scanner is away the file waits; it is not lost.
    """
    try:
        looked = scanning.look(stream)
    except scanning.InfectedError:
        raise RefusedFileError(Fault.INFECTED) from None
    if looked is Looked.TOO_LARGE and not settings.GIVES_UNSCANNABLE:
        raise RefusedFileError(Fault.UNCHECKED)
    return looked


def limit() -> int:
    """Bytes of one file, at most."""
    return int(settings.FILE_MB) * 1_000_000


def ends(stream: BinaryIO, size: int) -> tuple[bytes, bytes]:
    """Beginning and end of a file, by which it is known what it is."""
    stream.seek(0)
    head = stream.read(kinds.LOOKED_AT)
    stream.seek(max(0, size - kinds.LOOKED_AT))
    return head, stream.read(kinds.LOOKED_AT)


def _picture(data: bytes, sort: Sort, title: str) -> Examined:
    """Encoded anew in the process with limits: place, camera and whatever hung behind the picture are gone."""
    try:
        clean = sanitise.picture(data, widths=(THUMBNAIL,), side=SIDE, limit=limit())
    except sanitise.RefusedPictureError as refused:
        raise RefusedFileError(_SAID[refused.reason]) from None
    place, kept = store.current(), clean.kept
    written = place.put(BytesIO(kept.data))
    small = clean.smaller[0]
    # A picture that is small already is its own thumbnail.
    thumbnail = None if small.width == kept.width else place.put(BytesIO(small.data))
    return Examined(sort, title, written, thumbnail, kept.width, kept.height)
