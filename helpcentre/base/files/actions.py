"""Keeping and dropping files so that rows and bytes never disagree for long.

A crash can leave bytes without a row, never a row without bytes: bytes are written before their row and
deleted after it is gone. ``sweep_orphans`` removes the bytes that a crash or a rollback left.
"""

from datetime import timedelta
from itertools import islice
from typing import BinaryIO

from django.db import transaction

from helpcentre.base.core.clock import now
from helpcentre.base.files import store
from helpcentre.base.files.contract import Written
from helpcentre.base.files.models import Finding, Purpose, StoredFile
from helpcentre.base.files.scanning import Looked

BATCH = 500
GRACE = timedelta(days=1)  # longer than any transaction between bytes and row


def keep(*, written: Written, media_type: str, purpose: Purpose, looked: Looked = Looked.CLEAN) -> StoredFile:
    """The row for bytes that ``store.current().put`` has written, in the caller's transaction."""
    return StoredFile.objects.create(
        name=written.name,
        size=written.size,
        sha256=written.sha256,
        media_type=media_type,
        purpose=purpose,
        awaits_scan=looked is Looked.WAITS,
        finding=Finding.TOO_LARGE if looked is Looked.TOO_LARGE else "",
    )


def put(*, stream: BinaryIO, media_type: str, purpose: Purpose, limit: int | None = None) -> StoredFile:
    """Write the bytes, then the row. Not inside a transaction that others wait for: call ``put`` of the store
    before it and ``keep`` in it. Raises ``FileTooLargeError`` past ``limit`` bytes."""
    written = store.current().put(stream, limit=limit)
    return keep(written=written, media_type=media_type, purpose=purpose)


def discard(*, file: StoredFile) -> None:
    """Delete the row now and the bytes once the transaction has committed."""
    name = file.name
    file.delete()
    transaction.on_commit(lambda: store.current().delete(name))


def sweep_orphans(*, older_than: timedelta = GRACE) -> int:
    """Delete bytes without a row, and unfinished writings, older than ``older_than``; the number deleted."""
    place, before = store.current(), now() - older_than
    removed = place.sweep_unfinished(before)
    names = (stored.name for stored in place.names() if stored.modified_at < before)
    while batch := list(islice(names, BATCH)):
        known = set(StoredFile.objects.filter(name__in=batch).values_list("name", flat=True))
        removed += sum(place.delete(name) for name in batch if name not in known)
    return removed
