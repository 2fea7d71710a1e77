from helpcentre.domain.tickets.selectors.aside import due_snoozes, snooze_of
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
    open_links,
    tickets_of,
    tickets_of_links,
    tickets_of_shops,
    unread_count,
)
from helpcentre.domain.tickets.selectors.merging import left_out, merge_of, origins, readable_origins
from helpcentre.domain.tickets.selectors.people import copied, followers
from helpcentre.domain.tickets.selectors.readers import Readers, readers
from helpcentre.domain.tickets.selectors.relations import Related, related
from helpcentre.domain.tickets.selectors.search import Found, find, search_for_staff
from helpcentre.domain.tickets.selectors.tags import suggested_tags, tag, tags_of, tags_with_counts

__all__ = [
    "Entry",
    "Found",
    "InboxView",
    "Listing",
    "Readers",
    "Related",
    "attachment_of",
    "built_in",
    "conversation",
    "copied",
    "counts",
    "due_snoozes",
    "earlier_tickets",
    "find",
    "followers",
    "for_links",
    "for_person",
    "for_staff",
    "inbox",
    "left_out",
    "listing",
    "may_change",
    "merge_of",
    "notification_preferences",
    "notifications",
    "open_links",
    "origins",
    "readable_origins",
    "readers",
    "related",
    "saved_view",
    "saved_views",
    "search_for_staff",
    "snooze_of",
    "suggested_tags",
    "tag",
    "tags_of",
    "tags_with_counts",
    "tickets_of",
    "tickets_of_links",
    "tickets_of_shops",
    "unread_count",
    "usual_first_reply",
    "view_counts",
    "visible_from",
]
