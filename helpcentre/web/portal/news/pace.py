"""How often news may be asked for: nobody's mailbox is filled with our question."""

from django.http import HttpRequest

from helpcentre.base.front.addresses import client_network
from helpcentre.base.limits import bucket
from helpcentre.domain.people.contact import mailbox

HOUR, DAY = 3600, 24 * 3600  # seconds


def minutes_to_wait(request: HttpRequest) -> int:
    """Before this place may ask again; 0 when it may now. Many phones share one address here."""
    seconds = bucket.take("news.ask.place", client_network(request), capacity=30, per_seconds=HOUR)
    return -(-int(seconds + 0.999) // 60) if seconds else 0


def may_be_asked(email: str) -> bool:
    """Whether this mailbox may get one more question today. The page does not say, or it would tell who was asked."""
    return not bucket.take("news.ask.mailbox", mailbox(email), capacity=3, per_seconds=DAY)
