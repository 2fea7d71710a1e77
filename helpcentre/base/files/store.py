"""Where the bytes of files live: the store that this installation chose."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from helpcentre.base.files.contract import FileStore
from helpcentre.base.files.local import LocalFileStore


def current() -> FileStore:
    """The store that ``STORAGE_URL`` names; the ``files`` folder of the data directory when it names none.

    Raises ``ImproperlyConfigured`` for a kind of store that is not built.
    """
    url = urlsplit(settings.STORAGE_URL)
    if not url.scheme and not url.path:
        return LocalFileStore(settings.DATA.files)
    if url.scheme == "file" and not url.netloc and url.path.startswith("/"):
        return LocalFileStore(Path(unquote(url.path)))
    raise ImproperlyConfigured(
        f"STORAGE_URL: storage of the kind {url.scheme or url.path!r} is not built yet; "
        "leave it empty for the data directory or write file:///an/absolute/folder"
    )
