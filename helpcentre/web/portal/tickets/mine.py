from django.http import HttpRequest

from helpcentre.domain.tickets import links
from helpcentre.domain.tickets.models import Participant, Ticket, TicketLink
from helpcentre.web.portal import phone


def on_this_phone(request: HttpRequest) -> list[Ticket]:
    """Requests whose private links were followed here and are still open, newest change first; two queries."""
    followed = TicketLink.objects.select_related("ticket__last_message", "ticket__business").filter(
        pk__in=phone.link_ids(request), revoked_at=None
    )
    still_open = [link for link in followed if links.is_open(link)]
    taking_part = set(
        Participant.objects.filter(ticket__in=[link.ticket_id for link in still_open], removed_at=None).values_list(
            "ticket_id", "person_id"
        )
    )
    seen = {link.ticket_id: link.ticket for link in still_open if (link.ticket_id, link.person_id) in taking_part}
    return sorted(seen.values(), key=lambda ticket: (ticket.updated_at, ticket.pk), reverse=True)
