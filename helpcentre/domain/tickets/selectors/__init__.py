from helpcentre.domain.tickets.selectors.attachments import attachment_of
from helpcentre.domain.tickets.selectors.conversation import Entry, conversation
from helpcentre.domain.tickets.selectors.doors import for_links, for_person, for_staff, visible_from
from helpcentre.domain.tickets.selectors.figures import usual_first_reply
from helpcentre.domain.tickets.selectors.inbox import InboxPage, InboxView, counts, inbox, search_for_staff
from helpcentre.domain.tickets.selectors.lists import (
    earlier_tickets,
    notification_preferences,
    notifications,
    tickets_of,
    tickets_of_links,
    unread_count,
)

__all__ = [
    "Entry",
    "InboxPage",
    "InboxView",
    "attachment_of",
    "conversation",
    "counts",
    "earlier_tickets",
    "for_links",
    "for_person",
    "for_staff",
    "inbox",
    "notification_preferences",
    "notifications",
    "search_for_staff",
    "tickets_of",
    "tickets_of_links",
    "unread_count",
    "usual_first_reply",
    "visible_from",
]
