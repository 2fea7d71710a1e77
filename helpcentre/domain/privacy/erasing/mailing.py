"""The certificate by mail, to the address that was given for it: the last of a person that is known here.

The address goes as soon as the mail has left or never will, and after ``MAIL_WITHIN`` in any case. No copy is kept.
"""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from helpcentre.base.core import clock
from helpcentre.base.jobs.registry import job
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal
from helpcentre.base.outbound.unkept import send_unkept
from helpcentre.domain.people.contact import clean_email
from helpcentre.domain.privacy.erasing import reading
from helpcentre.domain.privacy.erasing.certificate import MAIL_WITHIN
from helpcentre.domain.privacy.erasing.emptying import empty_files
from helpcentre.domain.privacy.models import Erasure


def is_possible() -> bool:
    """Whether there is a mail server: a file in the outbox would reach nobody, and stay."""
    return bool(settings.EMAIL_URL)


def given(typed: str) -> str:
    """An address for the certificate as it may be kept; "" for none, or where no mail leaves. Raises ContactError."""
    return clean_email(typed) if typed.strip() and is_possible() else ""


def mail_certificate(erasure: Erasure) -> None:
    """Now, if there is an address; the queue tries again when nobody takes it now."""
    try:
        _send(erasure)
    except TemporaryRefusal:
        mail_later.enqueue_after(timedelta(minutes=1), erasure_id=erasure.pk)


def forget_addresses() -> int:
    """Addresses whose mail found no way in time, whatever became of its job. Returns how many."""
    over = Erasure.objects.filter(finished_at__lt=clock.now() - MAIL_WITHIN).exclude(certificate_to="")
    for erasure in over:
        _forget(erasure, sent=False)
    return len(over)


def kept_too_long(slack: timedelta) -> int:
    """How many addresses are here past their time: also those of an erasure that was taken back."""
    waiting = Erasure.objects.exclude(certificate_to="")
    late = waiting.filter(finished_at__lt=clock.now() - MAIL_WITHIN - slack).count()
    return late + waiting.exclude(cancelled_at=None).count()


def _send(erasure: Erasure) -> None:
    if erasure.finished_at is None or not erasure.certificate_to:
        return
    left = False
    with suppress(PermanentRefusal, BadMail):
        language = erasure.person.language
        left = send_unkept(
            kind="erasure_certificate",
            address=erasure.certificate_to,
            language=language,
            context=_context(erasure, language),
        )
    _forget(erasure, sent=left)


def _context(erasure: Erasure, language: str) -> dict[str, Any]:
    with translation.override(language):
        page = settings.PUBLIC_URL + reverse("portal:erasure", args=[erasure.key])
    return {"certificate": reading.certificate(erasure), "page": page}


def _forget(erasure: Erasure, *, sent: bool) -> None:
    """Both in one statement: the certificate says it as soon as it is so."""
    now = clock.now()
    said = erasure.certificate | {"address": erasure.certificate.get("address", {}) | _gone(now.isoformat(), sent)}
    facts: dict[str, Any] = {"certificate_to": "", "address_gone_at": now, "certificate": said}
    Erasure.objects.filter(pk=erasure.pk).exclude(certificate_to="").update(**facts)


def _gone(moment: str, sent: bool) -> dict[str, object]:
    return {"gone": moment, "sent": sent}


def _gave_up(*, erasure_id: int) -> None:
    erasure = Erasure.objects.filter(pk=erasure_id).exclude(certificate_to="").first()
    if erasure is not None:
        _forget(erasure, sent=False)
        empty_files()


@job(name="privacy.mail_certificate", tries=14, gave_up=_gave_up)
def mail_later(*, erasure_id: int) -> None:
    """Try again; the last try is about a day after the first."""
    erasure = Erasure.objects.select_related("person").filter(pk=erasure_id).first()
    if erasure is not None:
        _send(erasure)
        empty_files()
