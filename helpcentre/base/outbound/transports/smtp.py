"""Mail to an SMTP server, through Django's mail backend."""

import smtplib

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal
from helpcentre.base.outbound.transports.mail_url import parse

_TIMEOUT = 15  # seconds for each step of the conversation
# Replies that speak of our account and not of the message (RFC 4954): the operator mends them, the mail waits.
_ABOUT_US = {530, 534, 535, 538}


class SmtpTransport:
    """A reply 4xx, a server that is not there and a wrong password are temporary; 5xx to the message is final."""

    def __init__(self, url: str) -> None:
        self.server = parse(url)

    def send(self, message: EmailMessage) -> str:
        server = self.server
        backend = EmailBackend(
            host=server.host,
            port=server.port,
            username=server.username,
            password=server.password,
            use_tls=server.starttls,
            use_ssl=server.tls,
            timeout=_TIMEOUT,
            fail_silently=False,
        )
        try:
            backend.send_messages([message])
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise _refusal(error, max(codes, default=0)) from None
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPConnectError, smtplib.SMTPHeloError) as error:
            raise TemporaryRefusal(f"{type(error).__name__} {error.smtp_code}") from None
        except smtplib.SMTPResponseException as error:
            raise _refusal(error, error.smtp_code) from None
        except OSError as error:  # also every other SMTPException, and TLS
            raise TemporaryRefusal(type(error).__name__) from None
        return ""


def _refusal(error: Exception, code: int) -> TemporaryRefusal | PermanentRefusal:
    final = 500 <= code <= 599 and code not in _ABOUT_US
    return (PermanentRefusal if final else TemporaryRefusal)(f"{type(error).__name__} {code}")
