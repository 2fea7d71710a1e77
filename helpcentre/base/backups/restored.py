"""The mark that a data directory came out of a backup. Until somebody held it against the ledger of erasures, it may
hold people who were erased since the backup was made."""

import json
import os
from dataclasses import dataclass

from helpcentre.base.backups.manifest import Manifest
from helpcentre.base.core.clock import now
from helpcentre.base.core.data_directory import DataDirectory


@dataclass(frozen=True)
class Restored:
    """``archive`` is the name of the backup, ``made_at`` when it was made, ``restored_at`` when it came back."""

    archive: str
    made_at: str
    restored_at: str


def mark(data: DataDirectory, archive: str, facts: Manifest) -> None:
    descriptor = os.open(data.restored, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"archive": archive, "made_at": facts.created_at, "restored_at": now().isoformat()}, file)
        file.flush()
        os.fsync(file.fileno())


def read(data: DataDirectory) -> Restored | None:
    """None when the directory never was in a backup, or was held against the ledger since."""
    try:
        found = json.loads(data.restored.read_text())
        return Restored(str(found["archive"]), str(found["made_at"]), str(found["restored_at"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return Restored("", "", "")  # a mark that cannot be read is a mark


def clear(data: DataDirectory) -> None:
    """It was held against the ledger."""
    data.restored.unlink(missing_ok=True)
