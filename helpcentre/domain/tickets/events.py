from helpcentre.base.events.kinds import kind
from helpcentre.domain.tickets.models import Channel, Priority, RelationKind, Status, Woken
from helpcentre.domain.tickets.models.attachment import Removal

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
ATTACHMENT_REMOVED = kind("ticket.attachment.removed", ids=("message", "attachment"), choices={"why": Removal})
ATTACHMENT_UNCHECKED = kind("ticket.attachment.unchecked", ids=("message", "attachment"))
PRIORITY_CHANGED = kind("ticket.priority.changed", choices={"priority": Priority, "previous": Priority})
TAG_ADDED = kind("ticket.tag.added", ids=("tag",))
TAG_REMOVED = kind("ticket.tag.removed", ids=("tag",))
SNOOZED = kind("ticket.snoozed", ids=("snooze",))
WOKEN = kind("ticket.woken", ids=("snooze",), choices={"why": Woken})
SPAM_MARKED = kind("ticket.spam.marked")
SPAM_UNMARKED = kind("ticket.spam.unmarked")
FOLLOWED = kind("ticket.followed", ids=("person",))
UNFOLLOWED = kind("ticket.unfollowed", ids=("person",))
PARTICIPANT_REMOVED = kind("ticket.participant.removed", ids=("person",))
MERGED = kind("ticket.merged", ids=("into",))
ABSORBED = kind("ticket.origin.merged", ids=("origin",))
PARTED = kind("ticket.parted", ids=("into",))
RELEASED = kind("ticket.origin.parted", ids=("origin",))
#: A customer wrote in a ticket that lives on in this one.
ORIGIN_REPLIED = kind("ticket.origin.replied", ids=("origin", "message"))
RELATED = kind("ticket.related", ids=("other",), choices={"how": RelationKind})
UNRELATED = kind("ticket.unrelated", ids=("other",))
#: Words were taken out of a message: how many signs, never which.
MESSAGE_REDACTED = kind("ticket.message.redacted", ids=("message", "signs"))
PROBLEM_ATTACHED = kind("ticket.problem.attached", ids=("problem",))
PROBLEM_DETACHED = kind("ticket.problem.detached", ids=("problem",))
ANSWERS_CHANGED = kind("ticket.answers.changed")
#: Without ``form``: it answers none of our own forms any more.
FORM_CHOSEN = kind("ticket.form.chosen", ids=("form",))
TAG_CHANGED = kind("tag.changed")
TAG_MERGED = kind("tag.merged", ids=("into",))
TAG_DELETED = kind("tag.deleted")

#: Two records of whoever asked were merged; ``person`` is the one that stayed.
REQUESTER_MERGED = kind("ticket.requester.merged", ids=("person",))
PARTICIPANT_ADDED = kind("ticket.participant.added", ids=("person",))
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
    REQUESTER_MERGED,
    ATTACHMENT_ADDED,
    ATTACHMENT_REMOVED,
    ATTACHMENT_UNCHECKED,
    PRIORITY_CHANGED,
    TAG_ADDED,
    TAG_REMOVED,
    SNOOZED,
    WOKEN,
    SPAM_MARKED,
    SPAM_UNMARKED,
    FOLLOWED,
    UNFOLLOWED,
    MERGED,
    ABSORBED,
    PARTED,
    RELEASED,
    ORIGIN_REPLIED,
    RELATED,
    UNRELATED,
    MESSAGE_REDACTED,
    PROBLEM_ATTACHED,
    PROBLEM_DETACHED,
    ANSWERS_CHANGED,
    FORM_CHOSEN,
)

#: What the customer's side may hear of: a note, a mention or an assignment is no business of theirs.
FOR_CUSTOMERS = (TICKET_CREATED, CUSTOMER_REPLIED, REPLY_SENT, STATUS_CHANGED)

#: What the history of a ticket shows in words. Messages show themselves.
HISTORY = (
    TICKET_CREATED,
    TICKET_ASSIGNED,
    TEAM_CHANGED,
    STATUS_CHANGED,
    LINK_REVOKED,
    PARTICIPANT_ADDED,
    PRIORITY_CHANGED,
    TAG_ADDED,
    TAG_REMOVED,
    SNOOZED,
    WOKEN,
    SPAM_MARKED,
    SPAM_UNMARKED,
    FOLLOWED,
    UNFOLLOWED,
    PARTICIPANT_REMOVED,
    MERGED,
    ABSORBED,
    PARTED,
    RELEASED,
    RELATED,
    UNRELATED,
    MESSAGE_REDACTED,
    PROBLEM_ATTACHED,
    PROBLEM_DETACHED,
    ANSWERS_CHANGED,
    FORM_CHOSEN,
    ATTACHMENT_REMOVED,
    REQUESTER_MERGED,
    ATTACHMENT_UNCHECKED,
)
