"""What passes while an answer is being written."""

from helpcentre.base.live.hints import hint

#: Somebody came to a ticket, left it, began or ceased to write. Who, one reads from ``Presence``.
PRESENCE_CHANGED = hint("ticket.presence.changed")
