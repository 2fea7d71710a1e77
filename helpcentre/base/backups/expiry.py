"""Backups do not live for ever: what was erased must be gone from the last of them on a day that can be named."""

from datetime import datetime, timedelta

from django.conf import settings

from helpcentre.base.backups import catalogue
from helpcentre.base.core.clock import now
from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.base.core.private_file import sync_folder


def life() -> timedelta:
    return timedelta(days=settings.BACKUP_DAYS)


def last_day(data: DataDirectory, *, holding: datetime) -> datetime | None:
    """When the last backup that holds what stood here at ``holding`` is gone; None when no backup holds it."""
    made = [backup.created_at for backup in catalogue.backups(data.backups) if backup.created_at <= holding]
    return max(made) + life() if made else None


def overdue(data: DataDirectory, *, by: timedelta = timedelta(0)) -> list[catalogue.Backup]:
    """Backups past their days, by more than ``by``."""
    before = now() - life() - by
    return [backup for backup in catalogue.backups(data.backups) if backup.created_at < before]


def expire(data: DataDirectory, *, erased_since: datetime | None) -> int:
    """Remove the backups past their days; how many went.

    The newest of all stays while nobody was erased since it was made (``erased_since`` is the latest erasure): it is
    the only way back, and holds nobody who asked to be forgotten.
    """
    every = catalogue.backups(data.backups)
    gone = 0
    for backup in overdue(data):
        is_newest = backup.path == every[0].path
        if is_newest and (erased_since is None or erased_since < backup.created_at):
            continue
        backup.path.unlink(missing_ok=True)
        gone += 1
    if gone:
        sync_folder(data.backups)
    return gone
