"""Private links in mails to subscribers, derived from row and signing key: a stolen database opens nothing.

Each use has a token of its own, so that the link that stops cannot be turned into the one that begins.
"""

from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from helpcentre.base.core import ids
from helpcentre.domain.news.models import NewsSubscriber

_SALT = "helpcentre.news.links"


class Link(StrEnum):
    """The value is the name of the page."""

    CONFIRM = "portal:news_confirm"
    CHOICES = "portal:news_choices"
    STOP = "portal:news_stop"


def token(subscriber: NewsSubscriber, use: Link) -> str:
    """The row's number and 48 hexadecimal digits of HMAC-SHA256."""
    return f"{subscriber.pk}-{_signature(subscriber, use)}"


def path(subscriber: NewsSubscriber, use: Link) -> str:
    """Where the page is, in the subscriber's language."""
    with translation.override(subscriber.language):
        return reverse(use.value, args=[token(subscriber, use)])


def address(subscriber: NewsSubscriber, use: Link) -> str:
    """The same with our name before it, for a mail."""
    return settings.PUBLIC_URL + path(subscriber, use)


def find(text: str, use: Link) -> NewsSubscriber | None:
    """Whose link it is; None when it is misspelt, made for another use, or the row is gone."""
    number, _, signature = text.partition("-")
    subscriber = NewsSubscriber.objects.select_related("person").filter(pk=ids.read(number) or 0).first()
    if subscriber is None or not constant_time_compare(signature, _signature(subscriber, use)):
        return None
    return subscriber


def _signature(subscriber: NewsSubscriber, use: Link) -> str:
    said = f"{use.name}:{subscriber.pk}:{subscriber.salt}"
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()[:48]
