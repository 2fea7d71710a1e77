"""Telling one visitor from another for a day, without knowing who either is."""

from django.utils import timezone
from django.utils.crypto import salted_hmac

from helpcentre.base.core import clock


def mark(*, article_id: int, network: str, agent: str) -> str:
    """32 hexadecimal digits: a keyed hash of the day, the article, where the visitor is and what browser they use.

    The same visitor has unrelated marks on another day and for another article, so marks draw no trail. People who
    share an address and a kind of phone on one day count as one.
    """
    day = timezone.localtime(clock.now()).date().isoformat()
    said = "\0".join([day, str(article_id), network, agent])
    return salted_hmac("helpcentre.feedback.voter", said, algorithm="sha256").hexdigest()[:32]
