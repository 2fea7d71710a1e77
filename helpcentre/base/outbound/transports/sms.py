"""Text messages: what is asked of whoever carries them. The adapter registers here from ``config``."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from django.conf import settings

from helpcentre.base.outbound.transports import TemporaryRefusal
from helpcentre.base.outbound.transports.files import FileTransport


class SmsTransport(Protocol):
    """One way for text messages, with the two refusals of mail."""

    def send(self, number: str, text: str, reference: str) -> str:
        """Hand ``text`` over for ``number`` (E.164). Returns the name of the file it was kept in, or "".

        ``reference`` is the same at every try, so that a carrier that knows it sends once. Raises TemporaryRefusal or
        PermanentRefusal. Called outside a transaction; may take half a minute.
        """
        ...


_make: Callable[[str], SmsTransport] | None = None


def use(make: Callable[[str], SmsTransport] | None) -> None:
    """``make`` turns ``SMS_URL`` into a transport."""
    global _make  # noqa: PLW0603 - one for the process
    _make = make


def sms_transport() -> SmsTransport:
    """The transport that ``SMS_URL`` names; files in the data directory when it is empty."""
    if not settings.SMS_URL:
        return FileSms()
    if _make is None:
        raise TemporaryRefusal("NoCarrier")
    return _make(settings.SMS_URL)


class FileSms:
    """Writes each message to ``<random>.sms`` in the outbox folder, beside the mails."""

    def __init__(self, folder: Path | None = None) -> None:
        self.files = FileTransport(folder)

    def send(self, number: str, text: str, reference: str) -> str:
        return self.files.keep(f"To: {number}\nReference: {reference}\n\n{text}\n".encode(), ".sms")
