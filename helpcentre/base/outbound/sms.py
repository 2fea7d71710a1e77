"""Sending stored text messages. A job calls this; nothing else does."""

from django.db.models import F, QuerySet

from helpcentre.base.core import clock
from helpcentre.base.outbound import processors
from helpcentre.base.outbound.models import OutboundSms, Status
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal
from helpcentre.base.outbound.transports.sms import sms_transport

TRIES = 8  # with the queue's back-off the last one is some hours after the first: old news is worse than none
LONGEST = 459  # signs: three messages of the network together


def deliver(sms_id: int) -> None:
    """Send one queued message; one that is sent, failed or gone is left alone.

    Raises TemporaryRefusal when it should be tried again.
    """
    sms = OutboundSms.objects.filter(pk=sms_id, status=Status.QUEUED).first()
    if sms is None:
        return
    if why := processors.refusal(processors.SMS):
        _queued(sms_id).update(last_error=why)  # it waits; whoever allows it puts it back into the queue
        return
    try:
        file_name = sms_transport().send(sms.number, sms.text, sms.reference)
    except TemporaryRefusal as refusal:
        _queued(sms_id).update(attempts=F("attempts") + 1, last_error=refusal.reason)
        raise
    except PermanentRefusal as refusal:
        _finish(sms_id, Status.FAILED, attempts=F("attempts") + 1, last_error=refusal.reason)
    else:
        facts = {"attempts": F("attempts") + 1, "last_error": "", "sent_at": clock.now(), "file_name": file_name}
        _finish(sms_id, Status.SENT, **facts)


def give_up(sms_id: int) -> None:
    """After the last try: it has failed, its text goes."""
    _finish(sms_id, Status.FAILED)


def _queued(sms_id: int) -> QuerySet[OutboundSms]:
    return OutboundSms.objects.filter(pk=sms_id, status=Status.QUEUED)


def _finish(sms_id: int, status: Status, **facts: object) -> bool:
    """The full text exists until here; what stays is the masked one."""
    return _queued(sms_id).update(status=status, text="", **facts) == 1
