from helpcentre.domain.tickets.models.access import Participant, ParticipantRole, TicketLink
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
from helpcentre.domain.tickets.models.ticket import Channel, Priority, Status, Submission, Ticket
from helpcentre.domain.tickets.models.view import SavedView

__all__ = [
    "Attachment",
    "BulkAct",
    "BulkChange",
    "Channel",
    "Currency",
    "Message",
    "MessageKind",
    "Notification",
    "NotificationKind",
    "NotificationPreference",
    "Participant",
    "ParticipantRole",
    "PaymentReport",
    "Priority",
    "RequestContext",
    "SavedView",
    "Side",
    "Status",
    "Submission",
    "Ticket",
    "TicketLink",
]
