"""Signed leave to open a stream, from a Django view that has checked permission to the front that serves the stream."""

from collections.abc import Iterable

from django.core import signing

from helpcentre.base.live.topics import Interest, Topic, TopicError, unpack

HEADER = "X-Front-Stream"
_SALT = "helpcentre.live.grant"
_SECONDS = 30


def make(topics: Iterable[Topic]) -> str:
    """A grant for ``topics``, good for half a minute: the front reads it at once."""
    return signing.dumps([topic.pack() for topic in topics], salt=_SALT)


def read(value: str) -> Interest | None:
    """The topics granted; None when the grant is forged, old or broken."""
    try:
        return unpack(signing.loads(value, salt=_SALT, max_age=_SECONDS))
    except (signing.BadSignature, TopicError, ValueError):
        return None
