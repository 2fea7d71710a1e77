"""What the outbox screen reads."""

from helpcentre.base.outbound.models import OutboundMail


def newest(limit: int = 100) -> list[OutboundMail]:
    """The newest mails first. Show ``masked_text``, never ``text`` or ``html``: they are not loaded."""
    return list(OutboundMail.objects.defer("text", "html").order_by("-created_at", "-id")[:limit])


def get(mail_id: int) -> OutboundMail | None:
    """One mail for the outbox screen, without its full body."""
    return OutboundMail.objects.defer("text", "html").filter(pk=mail_id).first()
