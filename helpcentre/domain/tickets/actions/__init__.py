from helpcentre.domain.tickets.actions.access import add_participant, make_link, revoke_links
from helpcentre.domain.tickets.actions.aside import mark_spam, snooze, unmark_spam, wake
from helpcentre.domain.tickets.actions.assignment import AwayError, NotStaffError, assign, take_next
from helpcentre.domain.tickets.actions.attachments import (
    attach,
    collect_orphans,
    receive_attachment,
    remove_attachment,
)
from helpcentre.domain.tickets.actions.colleagues import add_colleague, remove_colleague
from helpcentre.domain.tickets.actions.due import set_due
from helpcentre.domain.tickets.actions.following import copy_to, follow, remove_copy, unfollow
from helpcentre.domain.tickets.actions.merging import merge, undo_merge
from helpcentre.domain.tickets.actions.messages import add_customer_reply, add_note, send_reply
from helpcentre.domain.tickets.actions.notifications import mark_notifications_read, set_notification_preference
from helpcentre.domain.tickets.actions.opening import Context, Opened, open_ticket
from helpcentre.domain.tickets.actions.priority import set_priority
from helpcentre.domain.tickets.actions.redaction import redact
from helpcentre.domain.tickets.actions.relations import relate, unrelate
from helpcentre.domain.tickets.actions.saved_views import (
    TooManyViewsError,
    change_view,
    delete_view,
    move_view,
    save_view,
)
from helpcentre.domain.tickets.actions.sharing import SharingError, share_with_shop, unshare_with_shop
from helpcentre.domain.tickets.actions.status import close, reopen
from helpcentre.domain.tickets.actions.tags import add_tags, change_tag, delete_tag, merge_tags, remove_tag
from helpcentre.domain.tickets.actions.teams import cover, give_to_team

__all__ = [
    "AwayError",
    "Context",
    "NotStaffError",
    "Opened",
    "SharingError",
    "TooManyViewsError",
    "add_colleague",
    "add_customer_reply",
    "add_note",
    "add_participant",
    "add_tags",
    "assign",
    "attach",
    "change_tag",
    "change_view",
    "close",
    "collect_orphans",
    "copy_to",
    "cover",
    "delete_tag",
    "delete_view",
    "follow",
    "give_to_team",
    "make_link",
    "mark_notifications_read",
    "mark_spam",
    "merge",
    "merge_tags",
    "move_view",
    "open_ticket",
    "receive_attachment",
    "redact",
    "relate",
    "remove_attachment",
    "remove_colleague",
    "remove_copy",
    "remove_tag",
    "reopen",
    "revoke_links",
    "save_view",
    "send_reply",
    "set_due",
    "set_notification_preference",
    "set_priority",
    "share_with_shop",
    "snooze",
    "take_next",
    "undo_merge",
    "unfollow",
    "unmark_spam",
    "unrelate",
    "unshare_with_shop",
    "wake",
]
