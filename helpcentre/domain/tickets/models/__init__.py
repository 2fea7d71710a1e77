from helpcentre.domain.tickets.models.access import Participant, ParticipantRole, TicketLink
from helpcentre.domain.tickets.models.aside import Merge, Snooze, Woken
from helpcentre.domain.tickets.models.attachment import Attachment
from helpcentre.domain.tickets.models.bulk import BulkAct, BulkChange
from helpcentre.domain.tickets.models.context import RequestContext
from helpcentre.domain.tickets.models.message import Message, MessageKind, Side
from helpcentre.domain.tickets.models.notification import (
    Notification,
    NotificationKind,
    NotificationPreference,
)
from helpcentre.domain.tickets.models.payment import Currency, PaymentReport
from helpcentre.domain.tickets.models.redaction import Redaction
from helpcentre.domain.tickets.models.relation import Following, Relation, RelationKind
from helpcentre.domain.tickets.models.tag import Tag, TagColour, TicketTag
from helpcentre.domain.tickets.models.texting import TextNotice
from helpcentre.domain.tickets.models.ticket import Aside, Channel, Priority, Status, Submission, Ticket
from helpcentre.domain.tickets.models.view import SavedView

__all__ = [
    "Aside",
    "Attachment",
    "BulkAct",
    "BulkChange",
    "Channel",
    "Currency",
    "Following",
    "Merge",
    "Message",
    "MessageKind",
    "Notification",
    "NotificationKind",
    "NotificationPreference",
    "Participant",
    "ParticipantRole",
    "PaymentReport",
    "Priority",
    "Redaction",
    "Relation",
    "RelationKind",
    "RequestContext",
    "SavedView",
    "Side",
    "Snooze",
    "Status",
    "Submission",
    "Tag",
    "TagColour",
    "TextNotice",
    "Ticket",
    "TicketLink",
    "TicketTag",
    "Woken",
]
