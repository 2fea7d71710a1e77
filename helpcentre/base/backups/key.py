"""The key of the backups: an age X25519 identity in a file of the data directory, never inside an archive.

The file has the form age-keygen writes, so ``age -d -i backup.key ARCHIVE | tar x`` opens an archive without us.
"""

from pathlib import Path

from pyrage import IdentityError, x25519

from helpcentre.base.backups.errors import BackupError
from helpcentre.base.core.clock import now
from helpcentre.base.core.private_file import create_once


def read(path: Path) -> x25519.Identity:
    """The identity in ``path``. Raises ``BackupError`` when there is none."""
    try:
        lines = path.read_text().splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        lines = []
    for line in lines:
        if line.startswith("AGE-SECRET-KEY-"):
            try:
                return x25519.Identity.from_str(line.strip())
            except IdentityError:
                break
    raise BackupError(f"There is no backup key in {path}. Bring the copy you kept elsewhere.")


def read_or_create(path: Path) -> tuple[x25519.Identity, bool]:
    """The identity and whether it has just been made. Two processes starting at once end with the same one."""
    identity = x25519.Identity.generate()
    is_new = create_once(
        path, f"# created: {now():%Y-%m-%dT%H:%M:%SZ}\n# public key: {identity.to_public()}\n{identity}\n"
    )
    return read(path), is_new
