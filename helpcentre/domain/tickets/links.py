"""Private links. The token is derived from the row and the signing key, so that it can be mailed again and yet a
stolen database opens nothing."""

from django.utils.crypto import constant_time_compare, salted_hmac

from helpcentre.base.core import clock, ids
from helpcentre.domain.tickets.models import TicketLink

_SALT = "helpcentre.tickets.links"


def token(link: TicketLink) -> str:
    """The secret part of a link's address: the row's number and 48 hexadecimal digits of HMAC-SHA256."""
    return f"{link.pk}-{_signature(link)}"


def _signature(link: TicketLink) -> str:
    return salted_hmac(_SALT, f"{link.pk}:{link.salt}", algorithm="sha256").hexdigest()[:48]


def is_open(link: TicketLink) -> bool:
    """Whether the link still opens its ticket: not revoked, and not 30 days after the ticket was closed."""
    ends = link.ticket.links_end_at
    return link.revoked_at is None and (ends is None or ends > clock.now())


def find(text: str) -> TicketLink | None:
    """The open link of a token; None when it is misspelt, unknown, revoked or past its end."""
    number, _, signature = text.partition("-")
    link = TicketLink.objects.select_related("ticket", "person").filter(pk=ids.read(number) or 0).first()
    if link is None or not constant_time_compare(signature, _signature(link)):
        return None
    return link if is_open(link) and link.person.is_active and not link.person.erased_at else None
