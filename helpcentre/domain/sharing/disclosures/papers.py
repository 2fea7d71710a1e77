"""A paper of an authority, from bytes that somebody chose to bytes that are kept: exactly those, never opened here."""

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from helpcentre.base.files import store, titles
from helpcentre.base.files.contract import Written
from helpcentre.base.files.kinds import Kind
from helpcentre.base.files.scanning import Looked
from helpcentre.domain.tickets.attaching.examining import accepted, limit

MOST = 5  # papers at once
_PICTURES = ("jpg", "jpeg", "png", "gif", "webp", "heic")
SAVED_ONLY = "application/octet-stream"


@dataclass(frozen=True)
class Paper:
    """Bytes that are in the store already."""

    written: Written
    name: str
    looked: Looked


def receive(stream: BinaryIO, name: str) -> Paper:
    """Raises RefusedFileError; then nothing was kept. Not for inside a transaction. An order that is a photo stays as
    it was taken: it is a proof, and it is only ever offered for saving."""
    sort, looked = accepted(stream)
    endings = _PICTURES if sort.kind == Kind.IMAGE else sort.endings
    stream.seek(0)
    written = store.current().put(stream, limit=limit())
    return Paper(written, titles.clean(name, endings=endings, otherwise=_("paper")), looked)
