from helpcentre.domain.tickets.selectors.attachments import attachment_of
from helpcentre.domain.tickets.selectors.conversation import Entry, conversation
from helpcentre.domain.tickets.selectors.doors import for_links, for_person, for_staff, visible_from
from helpcentre.domain.tickets.selectors.figures import usual_first_reply
from helpcentre.domain.tickets.selectors.inbox import (
    InboxView,
    Listing,
    built_in,
    counts,
    inbox,
    listing,
    may_change,
    saved_view,
    saved_views,
    view_counts,
)
from helpcentre.domain.tickets.selectors.lists import (
    earlier_tickets,
    notification_preferences,
    notifications,
    tickets_of,
    tickets_of_links,
    tickets_of_shops,
    unread_count,
)
from helpcentre.domain.tickets.selectors.readers import Readers, readers
from helpcentre.domain.tickets.selectors.search import search_for_staff

__all__ = [
    "Entry",
    "InboxView",
    "Listing",
    "Readers",
    "attachment_of",
    "built_in",
    "conversation",
    "counts",
    "earlier_tickets",
    "for_links",
    "for_person",
    "for_staff",
    "inbox",
    "listing",
    "may_change",
    "notification_preferences",
    "notifications",
    "readers",
    "saved_view",
    "saved_views",
    "search_for_staff",
    "tickets_of",
    "tickets_of_links",
    "tickets_of_shops",
    "unread_count",
    "usual_first_reply",
    "view_counts",
    "visible_from",
]
