"""Which backups there are: the folder is the list."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from helpcentre.base.backups.errors import BackupError

_NAME = re.compile(r"helpcentre-(\d{8}T\d{6}Z)-[0-9a-f]{8}\.tar\.age")
_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Backup:
    path: Path
    created_at: datetime
    size: int  # bytes


def name_for(moment: datetime, mark: str) -> str:
    """``mark`` is eight hexadecimal digits that tell two backups of one second apart."""
    return f"helpcentre-{moment.astimezone(UTC):{_MOMENT}}-{mark}.tar.age"


def backups(folder: Path) -> list[Backup]:
    """Newest first."""
    found = []
    for path in folder.glob("helpcentre-*.tar.age"):
        if match := _NAME.fullmatch(path.name):
            moment = datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC)
            found.append(Backup(path, moment, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def find(folder: Path, wanted: str | None) -> Path:
    """``wanted`` is a path, or a name in ``folder``; the newest backup when it is ``None``.
    Raises ``BackupError`` when there is none."""
    if wanted is None:
        every = backups(folder)
        if not every:
            raise BackupError(f"There is no backup in {folder}.")
        return every[0].path
    for path in (Path(wanted), folder / wanted):
        if path.is_file():
            return path
    raise BackupError(f"There is no backup {wanted}.")
