"""Reading ``SMS_URL``."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from helpcentre.adapters.sms.africastalking import AfricasTalking
from helpcentre.adapters.sms.exchange import is_safe
from helpcentre.adapters.sms.gateway import Gateway
from helpcentre.base.outbound.transports.sms import SmsTransport

_SENDER = re.compile(r"[A-Za-z0-9 ._-]{1,15}")
_SIGNS = re.compile(r"[\x21-\x7e]{1,200}")  # what may stand in a header


class BadSmsUrl(ValueError):  # noqa: N818 - named as what it finds
    """``SMS_URL`` cannot be understood. The text never holds the key."""


def make(url: str) -> SmsTransport:
    """``africastalking://user:key@host?from=NAME`` or ``gateway+https://token@host/path``. Raises BadSmsUrl."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadSmsUrl("SMS_URL has no usable host and port") from None
    user, key = unquote(parts.username or ""), unquote(parts.password or "")
    place = f"[{host}]" if ":" in host else host
    place += f":{port}" if port else ""
    if parts.scheme in {"africastalking", "africastalking+http"}:
        options = parse_qs(parts.query)
        sender = options.pop("from", [""])[0]
        scheme = "http" if parts.scheme.endswith("+http") else "https"
        if not host or options or not _SIGNS.fullmatch(user) or not _SIGNS.fullmatch(key) or not is_safe(scheme, host):
            raise BadSmsUrl("SMS_URL must look like africastalking://USER:KEY@api.africastalking.com?from=NAME")
        if sender and not _SENDER.fullmatch(sender):
            raise BadSmsUrl("the sender in SMS_URL has up to 15 letters and digits")
        return AfricasTalking(f"{scheme}://{place}", user, key, sender)
    if parts.scheme in {"gateway+https", "gateway+http"}:
        scheme = parts.scheme.partition("+")[2]
        if not host or key or parts.query or not _SIGNS.fullmatch(user) or not is_safe(scheme, host):
            raise BadSmsUrl(
                "SMS_URL must look like gateway+https://TOKEN@sms.example.com/send, and http only on this machine"
            )
        return Gateway(f"{scheme}://{place}{parts.path or '/'}", user)
    raise BadSmsUrl("SMS_URL must begin with africastalking:// or gateway+https://")
