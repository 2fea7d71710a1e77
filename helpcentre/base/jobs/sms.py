"""Putting a text message into the queue, rendered, in the transaction of the change it tells of."""

import re
import secrets as randomness
from collections.abc import Iterable, Mapping

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.jobs.registry import job
from helpcentre.base.outbound import sms
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.base.outbound.composition import masked, render_sms
from helpcentre.base.outbound.models import OutboundSms

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def queue_sms(
    *,
    kind: str,
    number: str,
    language: str,
    person_id: int | None = None,
    context: Mapping[str, object],
    secrets: Iterable[str] = (),
) -> int:
    """Render ``sms/<kind>.txt`` in ``language`` now, store it and enqueue its delivery. Returns its id.

    ``secrets`` are covered in the copy that stays. Raises BadMail for a number that is not E.164 or a text that is
    too long, TemplateDoesNotExist for an unknown kind. Message and job commit or vanish with the caller's transaction.
    """
    if not _E164.fullmatch(number):
        raise BadMail("not a telephone number with its country")
    text = render_sms(kind, language, context)
    if len(text) > sms.LONGEST:
        raise BadMail(f"{kind} is too long for a text message")
    with transaction.atomic():
        row = OutboundSms.objects.create(
            kind=kind,
            number=number,
            language=language,
            person_id=person_id,
            text=text,
            masked_text=masked(text, secrets),
            reference=randomness.token_hex(16),
            created_at=clock.now(),
        )
        deliver_sms.enqueue(sms_id=row.pk)
    return row.pk


def _gave_up(*, sms_id: int) -> None:
    sms.give_up(sms_id)


@job(name="outbound.deliver_sms", tries=sms.TRIES, gave_up=_gave_up)
def deliver_sms(*, sms_id: int) -> None:
    """Send one text message."""
    sms.deliver(sms_id)
