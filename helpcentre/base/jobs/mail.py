"""Putting a mail into the queue, rendered, in the transaction of the change it tells of."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.jobs.registry import job
from helpcentre.base.outbound import delivery
from helpcentre.base.outbound.addresses import BadMail, checked_address, checked_headers
from helpcentre.base.outbound.composition import masked, message_id, render
from helpcentre.base.outbound.models import OutboundMail


def queue_mail(
    *,
    kind: str,
    address: str,
    language: str,
    person_id: int | None = None,
    context: Mapping[str, object],
    secrets: Iterable[str] = (),
    headers: Mapping[str, str] | None = None,
) -> int:
    """Render ``mail/<kind>.*`` in ``language`` now, store the mail and enqueue its delivery. Returns the mail's id.

    ``secrets`` (codes, tokens of private links) are covered in the copy that stays; they must not stand in the
    subject, which a locked telephone shows. Raises BadMail for an address, header or subject that cannot be used,
    TemplateDoesNotExist for an unknown kind. Mail and job commit or vanish with the caller's transaction.
    """
    hidden = [secret for secret in secrets if secret]
    rendered = render(kind, language, context)
    if masked(rendered.subject, hidden) != rendered.subject:
        raise BadMail(f"the subject of {kind} shows a secret")
    with transaction.atomic():
        mail = OutboundMail.objects.create(
            kind=kind,
            address=checked_address(address),
            language=language,
            person_id=person_id,
            subject=rendered.subject,
            text=rendered.text,
            html=rendered.html,
            masked_text=masked(rendered.text, hidden),
            headers=checked_headers(headers),
            message_id=message_id(),
            created_at=clock.now(),
        )
        deliver_mail.enqueue(mail_id=mail.pk)
    return mail.pk


def _gave_up(*, mail_id: int) -> None:
    delivery.give_up(mail_id)


@job(name="outbound.deliver_mail", tries=delivery.TRIES, gave_up=_gave_up)
def deliver_mail(*, mail_id: int) -> None:
    """Send one mail."""
    delivery.deliver(mail_id)
