"""Mail as files: what a Help Centre without a mail server does."""

import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.mail import EmailMessage

from helpcentre.base.outbound.transports import TemporaryRefusal


class FileTransport:
    """Writes each mail to ``<random>.eml`` in the outbox folder, readable by this user only and synced to disk."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or settings.DATA.outbox

    def send(self, message: EmailMessage) -> str:
        return self.keep(_bytes(message), ".eml")

    def keep(self, content: bytes, ending: str) -> str:
        """Write one message under a random name, which is returned. Raises TemporaryRefusal."""
        name = secrets.token_hex(16) + ending
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(self.folder / name, content)
        except OSError as error:
            raise TemporaryRefusal(type(error).__name__) from None
        return name

    def forget(self, before: datetime) -> int:
        """Delete the files written before this moment. Returns how many."""
        kept = [*self.folder.glob("*.eml"), *self.folder.glob("*.sms")]
        old = [path for path in kept if path.stat().st_mtime < before.timestamp()]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _write(self, path: Path, content: bytes) -> None:
        unfinished = path.with_suffix(".part")
        descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _bytes(message: EmailMessage) -> bytes:
    """The whole message as it would cross the wire."""
    content: bytes = cast(Any, message.message()).as_bytes(linesep="\r\n")
    return content
