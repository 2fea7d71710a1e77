"""What the outbox screen reads."""

from helpcentre.base.outbound.models import OutboundMail, OutboundSms


def newest(limit: int = 100) -> list[OutboundMail]:
    """The newest mails first. Show ``masked_text``, never ``text`` or ``html``: they are not loaded."""
    return list(OutboundMail.objects.defer("text", "html").order_by("-created_at", "-id")[:limit])


def get(mail_id: int) -> OutboundMail | None:
    """One mail for the outbox screen, without its full body."""
    return OutboundMail.objects.defer("text", "html").filter(pk=mail_id).first()


def newest_sms(limit: int = 50) -> list[OutboundSms]:
    """The newest text messages first, without their full text."""
    return list(OutboundSms.objects.defer("text").order_by("-created_at", "-id")[:limit])
