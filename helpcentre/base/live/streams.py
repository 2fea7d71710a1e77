"""For Django views: answer with a live stream."""

from django.http import HttpResponse

from helpcentre.base.live import grants
from helpcentre.base.live.topics import Topic


def stream_response(*topics: Topic) -> HttpResponse:
    """Leave to stream ``topics`` to this reader; check permission before calling it. Raises ValueError without topics.

    The answer is empty and carries a signed header that the front takes off and executes: it streams
    ``text/event-stream`` with ``id``, and ``data`` like ``{"kind": "ticket.reply.sent", "subject": "ticket", "id": 12,
    "event": 345}``, from ``Last-Event-ID``, or from ``?after=<event id>`` for the first connection of a page that knows
    what it shows. A frame ``event: reset`` asks the page to load itself again. The stream closes after five minutes, so
    that the browser's reconnect comes through the view, and its check, once more.
    """
    if not topics:
        raise ValueError("a stream needs at least one topic")
    response = HttpResponse(content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers[grants.HEADER] = grants.make(topics)
    return response
