"""Writing down that a virus was found."""

import hashlib
import os
from typing import BinaryIO

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.files import events
from helpcentre.base.files.models import Infection

_PIECE = 1024 * 1024  # bytes


def log_infection(*, actor: Actor, stream: BinaryIO) -> Infection:
    """Size and hash of the file that was refused; its bytes are kept nowhere."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    with transaction.atomic():
        found = Infection.objects.create(size=size, sha256=digest.hexdigest())
        log.record(events.FILE_INFECTED, found.pk, actor=actor)
    return found
