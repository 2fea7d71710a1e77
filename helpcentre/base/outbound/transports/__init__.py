"""Ways out of the house. A transport says only whether a message left, may leave later, or never will."""

from typing import Protocol

from django.core.mail import EmailMessage


class TemporaryRefusal(Exception):  # noqa: N818 - a refusal is an answer
    """Not now: try again later. ``reason`` is a type and a reply code, without a server's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PermanentRefusal(Exception):  # noqa: N818 - a refusal is an answer
    """Never: do not try again. ``reason`` is a type and a reply code, without a server's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MailTransport(Protocol):
    """One way for mail; SMS gets its own Protocol with the same two refusals."""

    def send(self, message: EmailMessage) -> str:
        """Hand the message over. Returns the name of the file it was kept in, or "".

        Raises TemporaryRefusal or PermanentRefusal. Called outside a transaction; may take half a minute.
        """
        ...


def mail_transport() -> MailTransport:
    """The transport that ``EMAIL_URL`` names; files in the data directory when it is empty."""
    from django.conf import settings

    from helpcentre.base.outbound.transports.files import FileTransport
    from helpcentre.base.outbound.transports.smtp import SmtpTransport

    return SmtpTransport(settings.EMAIL_URL) if settings.EMAIL_URL else FileTransport()
