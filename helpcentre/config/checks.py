"""What is unsafe or missing in this configuration. ``helpcentre check --deploy`` lists it, with hints.

In production an Error here stops ``helpcentre up``; the same findings say, on a laptop, what production would want.
"""

import stat
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError

from helpcentre.adapters.antivirus import clamd
from helpcentre.adapters.sms.carriers import BadSmsUrl, make
from helpcentre.base.files.scanning import ScannerAwayError, TooLargeToScanError
from helpcentre.base.outbound.processors import refusal, ways_out
from helpcentre.base.outbound.transports import mail_url

REQUIRED = {
    "CONTROLLER": ("HELPCENTRE_CONTROLLER", "the name of whoever runs this Help Centre"),
    "SUPPORT_EMAIL": ("HELPCENTRE_SUPPORT_EMAIL", "the address people may write to"),
    "PRIVACY_EMAIL": ("HELPCENTRE_PRIVACY_EMAIL", "the address for questions about personal data"),
}
SHORTEST_KEY = 40  # characters


@register(Tags.security, deploy=True)
def operator_facts(**kwargs: Any) -> list[CheckMessage]:
    """Facts only the operator knows; the project invents none."""
    return [
        Error(f"{variable} is not set.", hint=f"Set it to {meaning}.", id="helpcentre.E001")
        for name, (variable, meaning) in REQUIRED.items()
        if not getattr(settings, name)
    ]


@register(Tags.security, deploy=True)
def connection(**kwargs: Any) -> list[CheckMessage]:
    """Nothing personal over plain HTTP, and no address of a proxy taken for a person's."""
    found: list[CheckMessage] = []
    if not settings.PRODUCTION:
        hint = "Set HELPCENTRE_ENV=production on a server that people reach."
        found.append(Warning("This is a local installation.", hint=hint, id="helpcentre.W002"))
    if urlsplit(settings.PUBLIC_URL).scheme != "https":
        hint = "Set HELPCENTRE_URL to the address people see, beginning with https://."
        found.append(Error(f"The public address is {settings.PUBLIC_URL}.", hint=hint, id="helpcentre.E002"))
    if settings.TRUSTED_PROXIES == 0:
        hint = "Set HELPCENTRE_PROXIES=1 behind one reverse proxy that ends TLS and sets X-Forwarded-For and -Proto."
        found.append(Error("No proxy is trusted, so HTTPS cannot be recognised.", hint=hint, id="helpcentre.E003"))
    if not settings.LIMITS_ON:
        hint = "Remove HELPCENTRE_LIMITS=off; it is for benchmarks on loopback."
        found.append(Error("The rate limits are lifted.", hint=hint, id="helpcentre.E004"))
    return found


@register(Tags.security, deploy=True)
def secrets(**kwargs: Any) -> list[CheckMessage]:
    """Keys that can be guessed or read by others are none."""
    found: list[CheckMessage] = []
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        hint = "Remove HELPCENTRE_SECRET_KEY and let the data directory hold a key, or make it longer."
        found.append(Error("The signing key is short.", hint=hint, id="helpcentre.E005"))
    root = settings.DATA.root
    if root.exists() and root.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        hint = f"chmod 700 {root}"
        found.append(Error("Others on this machine can enter the data directory.", hint=hint, id="helpcentre.E006"))
    if not settings.DATA.backup_key.exists():
        hint = "Run `helpcentre backup create` and keep a copy of backup.key on another machine."
        found.append(Warning("There is no backup key, so there are no backups.", hint=hint, id="helpcentre.W003"))
    return found


@register(Tags.security, deploy=True)
def mail(**kwargs: Any) -> list[CheckMessage]:
    """Mail that nobody sends reaches nobody."""
    if not settings.EMAIL_URL:
        hint = "Set EMAIL_URL, like smtp://user:password@mail.example.com:587?tls."
        return [Warning("Mail is kept as files and not sent.", hint=hint, id="helpcentre.W004")]
    try:
        mail_url.parse(settings.EMAIL_URL)
    except mail_url.BadMailUrl as fault:
        return [Error(str(fault), hint="See docs/operations/settings.md.", id="helpcentre.E007")]
    return []


@register(Tags.security, deploy=True)
def sms(**kwargs: Any) -> list[CheckMessage]:
    """An address of a carrier that cannot be read sends nothing to anybody."""
    if not settings.SMS_URL:
        return []
    try:
        make(settings.SMS_URL)
    except BadSmsUrl as fault:
        return [Error(str(fault), hint="See docs/operations/settings.md.", id="helpcentre.E010")]
    return []


@register(Tags.security, deploy=True)
def processors(**kwargs: Any) -> list[CheckMessage]:
    """What leads to somebody who is not registered sends nothing."""
    hint = "Enter them at /desk/privacy/processors/, allow what is sent, and switch them on. Messages wait until then."
    found: list[CheckMessage] = []
    for way in ways_out():
        try:
            why = refusal(way)
        except DatabaseError:
            why = ""  # before the tables are made
        if why:
            found.append(Warning(f"{way.title} to {way.host()} may not leave: {why}.", hint=hint, id="helpcentre.W013"))
    return found


_WHOLE = "In clamd.conf let StreamMaxLength, MaxFileSize and MaxScanSize hold HELPCENTRE_FILE_MB; AlertExceedsMax yes."


@register(Tags.security, deploy=True)
def antivirus(**kwargs: Any) -> list[CheckMessage]:
    """Files of strangers are opened on the team's computers."""
    if not settings.CLAMD:
        hint = "Run clamd and set HELPCENTRE_CLAMD to its socket, like /run/clamav/clamd.ctl."
        return [Warning("Nobody looks for viruses in files.", hint=hint, id="helpcentre.W011")]
    try:
        is_here = clamd.make(settings.CLAMD).is_here()
    except clamd.BadClamdAddress as fault:
        return [Error(str(fault), hint="See docs/operations/settings.md.", id="helpcentre.E012")]
    if is_here:
        return [Warning(said, hint=_WHOLE, id="helpcentre.W014") for said in _left_unscanned()]
    hint = "Start clamd, or let this user reach its socket. Files wait until it answers."
    return [Warning("The virus scanner does not answer.", hint=hint, id="helpcentre.W012")]


def _left_unscanned() -> list[str]:
    """Shown the largest file that is taken, with a virus in it that is none, does it look at all of it?"""
    scanner, size = clamd.make(settings.CLAMD), settings.FILE_MB * 1_000_000
    try:
        if not scanner.is_infected(BytesIO(clamd.TEST_FILE)):
            return ["The virus scanner does not know the usual test file. Does it have its signatures?"]
        if not scanner.is_infected(BytesIO(clamd.TEST_FILE + bytes(size - len(clamd.TEST_FILE)))):
            return [f"The virus scanner calls a file of {settings.FILE_MB} MB clean without looking at it."]
    except TooLargeToScanError:
        return [f"The virus scanner looks at no file of {settings.FILE_MB} MB, so such files are not taken."]
    except ScannerAwayError:
        return ["The virus scanner answers, but does not look at files."]
    return []


@register(Tags.security, deploy=True)
def storage(**kwargs: Any) -> list[CheckMessage]:
    """Only the data directory holds files so far."""
    if not settings.STORAGE_URL or settings.STORAGE_URL.startswith("file:"):
        return []
    hint = "Remove STORAGE_URL: S3-compatible storage is not built yet."
    return [Error("STORAGE_URL names a store this version does not know.", hint=hint, id="helpcentre.E008")]
