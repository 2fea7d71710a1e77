from helpcentre.base.events.kinds import kind
from helpcentre.domain.tickets.models import Channel, Status

TICKET_CREATED = kind("ticket.created", ids=("message",), choices={"channel": Channel})
CUSTOMER_REPLIED = kind("ticket.customer.replied", ids=("message",))
REPLY_SENT = kind("ticket.reply.sent", ids=("message",))
NOTE_ADDED = kind("ticket.note.added", ids=("message",))
TICKET_ASSIGNED = kind("ticket.assigned", ids=("assignee", "previous"))
TEAM_CHANGED = kind("ticket.team.changed", ids=("team", "previous"))
STATUS_CHANGED = kind("ticket.status.changed", choices={"status": Status, "previous": Status})
LINK_REVOKED = kind("ticket.link.revoked", ids=("link",))
STAFF_MENTIONED = kind("ticket.staff.mentioned", ids=("message", "person"))

ATTACHMENT_ADDED = kind("ticket.attachment.added", ids=("message", "attachment"))
ATTACHMENT_REMOVED = kind("ticket.attachment.removed", ids=("message", "attachment"))

PARTICIPANT_ADDED = kind("ticket.participant.added", ids=("person",))
PARTICIPANT_REMOVED = kind("ticket.participant.removed", ids=("person",))
#: A member of staff has something new under their bell.
STAFF_NOTIFIED = kind("person.notified", ids=("ticket",))

#: A list that an agent keeps.
VIEW_SAVED = kind("view.saved")
VIEW_CHANGED = kind("view.changed")
VIEW_DELETED = kind("view.deleted")

#: What moves a ticket in somebody's list or page.
ALL = (
    TICKET_CREATED,
    CUSTOMER_REPLIED,
    REPLY_SENT,
    NOTE_ADDED,
    TICKET_ASSIGNED,
    TEAM_CHANGED,
    STATUS_CHANGED,
    LINK_REVOKED,
    STAFF_MENTIONED,
    PARTICIPANT_ADDED,
    PARTICIPANT_REMOVED,
    ATTACHMENT_ADDED,
    ATTACHMENT_REMOVED,
)

#: What the customer's side may hear of: a note, a mention or an assignment is no business of theirs.
FOR_CUSTOMERS = (TICKET_CREATED, CUSTOMER_REPLIED, REPLY_SENT, STATUS_CHANGED)
