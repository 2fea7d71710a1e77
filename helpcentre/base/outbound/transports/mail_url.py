"""Reading ``EMAIL_URL``."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_PORTS = {"smtp": 25, "smtps": 465}


class BadMailUrl(ValueError):  # noqa: N818 - named as what it finds
    """``EMAIL_URL`` cannot be understood. The text never holds the password."""


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int
    username: str
    password: str
    starttls: bool
    tls: bool


def parse(url: str) -> MailServer:
    """``smtp://user:password@host:587?tls`` (STARTTLS) or ``smtps://…`` (TLS from the first byte).

    User and password are percent-decoded. Raises BadMailUrl.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadMailUrl("EMAIL_URL has no usable port; write for instance smtp://mail.example:587?tls") from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/"):
        raise BadMailUrl("EMAIL_URL must look like smtp://user:password@host:587?tls or smtps://user:password@host")
    options = parse_qs(parts.query, keep_blank_values=True)
    if set(options) - {"tls"} or (options and parts.scheme == "smtps"):
        raise BadMailUrl("EMAIL_URL knows one option, ?tls, and only with smtp://")
    return MailServer(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls="tls" in options,
        tls=parts.scheme == "smtps",
    )
