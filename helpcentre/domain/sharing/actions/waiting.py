from helpcentre.base.jobs.mail import deliver_mail
from helpcentre.base.jobs.sms import deliver_sms
from helpcentre.base.outbound import processors
from helpcentre.base.outbound.models import OutboundMail, OutboundSms, Status

AT_ONCE = 1_000


def send_waiting() -> int:
    """Put what waited for the register back into the queue, where it is allowed now. Returns how many."""
    again = 0
    waiting = {"status": Status.QUEUED, "last_error__in": processors.REASONS}
    if not processors.refusal(processors.MAIL):
        for number in OutboundMail.objects.filter(**waiting).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]:
            deliver_mail.enqueue(mail_id=number)
            again += 1
    if not processors.refusal(processors.SMS):
        for number in OutboundSms.objects.filter(**waiting).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]:
            deliver_sms.enqueue(sms_id=number)
            again += 1
    return again
