"""Addresses and headers that may go onto a mail: nothing that could start a new header line passes."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

_NAME = re.compile(r"^[A-Za-z][A-Za-z0-9-]{0,60}$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]")
# Set by the house itself; no caller may replace them.
_OURS = {"to", "cc", "bcc", "from", "sender", "subject", "date", "message-id", "mime-version", "return-path"}


class BadMail(ValueError):  # noqa: N818 - named as what it finds
    """An address or a header cannot be put onto a mail."""


def checked_address(address: str) -> str:
    """``address`` as it may be sent to. Raises BadMail for anything but one plain address.

    A local part beyond ASCII is refused: few servers can deliver it (RFC 6531).
    """
    try:
        validate_email(address)
    except ValidationError:
        raise BadMail("not a mail address") from None
    if _CONTROL.search(address) or not address.rpartition("@")[0].isascii() or len(address) > 254:
        raise BadMail("not a mail address that can be sent to")
    return address


def checked_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Extra headers, such as In-Reply-To and Reply-To. Raises BadMail for one of ours or a second line."""
    clean = dict(headers or {})
    for name, value in clean.items():
        if not _NAME.match(name) or name.lower() in _OURS or name.lower().startswith("content-"):
            raise BadMail(f"the header {name!r} cannot be set")
        if not isinstance(value, str) or _CONTROL.search(value) or len(value) > 900:
            raise BadMail(f"the value of {name} cannot stand on one line")
    return clean


def one_line(text: str) -> str:
    """A subject: one line, no control characters, at most 200 characters."""
    return " ".join(_CONTROL.sub(" ", text).split())[:200]
