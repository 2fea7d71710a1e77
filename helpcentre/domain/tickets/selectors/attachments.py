from helpcentre.domain.tickets.models import Attachment, MessageKind, Ticket


def attachment_of(ticket: Ticket, number: int, *, staff: bool, visible_from: int = 0) -> Attachment | None:
    """A file of ``ticket``, for somebody who may see the ticket. Customers see those of the messages they may read."""
    found = Attachment.objects.select_related("file", "thumbnail").filter(pk=number, message__ticket=ticket)
    if not staff:
        found = found.filter(message_id__gte=visible_from).exclude(message__kind=MessageKind.NOTE)
    return found.first()
