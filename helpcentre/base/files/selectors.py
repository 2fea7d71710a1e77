"""What can be asked about stored files."""

from collections.abc import Iterator

from helpcentre.base.files import store
from helpcentre.base.files.models import StoredFile


def without_bytes() -> Iterator[StoredFile]:
    """Rows whose bytes are missing: there should be none, ever."""
    place = store.current()
    return (file for file in StoredFile.objects.iterator() if not place.exists(file.name))
