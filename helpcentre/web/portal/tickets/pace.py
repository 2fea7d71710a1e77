"""How much may be sent from one place. Many phones share one address here, so an address may do more than a person."""

from django.http import HttpRequest
from django.utils.translation import ngettext

from helpcentre.base.front.addresses import client_network
from helpcentre.base.limits import bucket
from helpcentre.domain.people.contact import mailbox

HOUR = 3600  # seconds


def wait_to_open(request: HttpRequest, contact: str) -> int:
    """Minutes to wait before another request may be opened; 0 when it may be now."""
    seconds = bucket.take("ticket.open.address", client_network(request), capacity=60, per_seconds=HOUR)
    if not seconds and contact:
        seconds = bucket.take("ticket.open.contact", mailbox(contact), capacity=10, per_seconds=HOUR)
    return -(-int(seconds + 0.999) // 60) if seconds else 0


def wait_to_reply(ticket_id: int) -> int:
    """Minutes to wait before another message may be added to one request; 0 when it may be now."""
    seconds = bucket.take("ticket.reply", str(ticket_id), capacity=30, per_seconds=HOUR // 4)
    return -(-int(seconds + 0.999) // 60) if seconds else 0


def wait_to_move(ticket_id: int) -> int:
    """Minutes to wait before one request may be closed or opened again; 0 when it may be now."""
    seconds = bucket.take("ticket.move", str(ticket_id), capacity=20, per_seconds=HOUR // 4)
    return -(-int(seconds + 0.999) // 60) if seconds else 0


def words(minutes: int) -> str:
    """What to say to somebody who must wait."""
    said = ngettext(
        "Much was sent from here just now. Please send again in %(n)s minute.",
        "Much was sent from here just now. Please send again in %(n)s minutes.",
        minutes,
    )
    return said % {"n": minutes}
