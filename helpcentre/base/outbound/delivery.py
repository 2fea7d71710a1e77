"""Sending stored messages. A job calls this; nothing else does."""

from django.db.models import F, QuerySet

from helpcentre.base.core import clock
from helpcentre.base.outbound import gates, processors
from helpcentre.base.outbound.composition import compose
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal, mail_transport

TRIES = 14  # with the queue's back-off the last one is about a day after the first


def deliver(mail_id: int) -> None:
    """Send one queued mail; a mail that is sent, failed, cancelled or gone is left alone, and one whose gate is shut
    by now is cancelled.

    Raises TemporaryRefusal when it should be tried again. A final refusal is written down and not raised. When the
    process dies between the server's yes and ours, the mail is sent again under the same Message-ID.
    """
    mail = OutboundMail.objects.filter(pk=mail_id, status=Status.QUEUED).first()
    if mail is None:
        return
    if not gates.may_leave(mail):
        cancel(mail_id)
        return
    if why := processors.refusal(processors.MAIL):
        _queued(mail_id).update(last_error=why)  # it waits; whoever allows it puts it back into the queue
        return
    try:
        file_name = mail_transport().send(compose(mail))
    except TemporaryRefusal as refusal:
        _queued(mail_id).update(attempts=F("attempts") + 1, last_error=refusal.reason)
        raise
    except PermanentRefusal as refusal:
        _finish(mail_id, Status.FAILED, attempts=F("attempts") + 1, last_error=refusal.reason)
    else:
        _finish(
            mail_id,
            Status.SENT,
            attempts=F("attempts") + 1,
            last_error="",
            sent_at=clock.now(),
            file_name=file_name,
        )


def give_up(mail_id: int) -> None:
    """After the last try: the mail has failed, its body goes."""
    _finish(mail_id, Status.FAILED)


def cancel(mail_id: int) -> bool:
    """Stop a mail that has not left. Returns whether it was still waiting."""
    return _finish(mail_id, Status.CANCELLED)


def _queued(mail_id: int) -> QuerySet[OutboundMail]:
    return OutboundMail.objects.filter(pk=mail_id, status=Status.QUEUED)


def _finish(mail_id: int, status: Status, **facts: object) -> bool:
    """The full body exists until here; what stays is the masked text."""
    return _queued(mail_id).update(status=status, text="", html="", **facts) == 1
