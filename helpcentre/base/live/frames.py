"""Bytes of the event stream format (WHATWG HTML, section 9.2)."""

import json

from helpcentre.base.live.topics import Passing, Seen

#: A comment: keeps proxies and telephone networks from closing a quiet connection.
HEARTBEAT = b":\n\n"


def hello(position: int, retry: int) -> bytes:
    """The first frame. It dispatches nothing, but a browser remembers ``position`` for its next Last-Event-ID.

    ``retry`` is in milliseconds.
    """
    return b"retry: %d\nid: %d\n\n" % (retry, position)


def event(seen: Seen) -> bytes:
    """One event, as a hint: ids and the kind, never words."""
    data = {"kind": seen.kind, "subject": seen.subject, "id": seen.subject_id, "event": seen.id}
    return b"id: %d\ndata: %s\n\n" % (seen.id, json.dumps(data, separators=(", ", ": ")).encode())


def hint(passing: Passing) -> bytes:
    """A hint that passes. Without an id, so that Last-Event-ID stays; under a name, so that only who asks hears it."""
    data = {"kind": passing.kind, "id": passing.subject_id}
    return b"event: hint\ndata: %s\n\n" % json.dumps(data, separators=(", ", ": ")).encode()


def reset(position: int) -> bytes:
    """Tells the page that it has missed too much to be told one by one and should load itself again."""
    return b"event: reset\nid: %d\ndata: {}\n\n" % position
