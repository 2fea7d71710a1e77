"""Whether the sealed bytes are still what was made."""

import hashlib

from helpcentre.base.files import store
from helpcentre.base.files.models import StoredFile


def are_whole(file: StoredFile, *, sha256: str, size: int) -> bool:
    """Reads every byte."""
    try:
        with store.current().open(file.name) as stream:
            digest = hashlib.file_digest(stream, "sha256")  # type: ignore[arg-type]
            return digest.hexdigest() == sha256 and stream.tell() == size
    except FileNotFoundError:
        return False
