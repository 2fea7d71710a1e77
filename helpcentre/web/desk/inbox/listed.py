"""What the page of a list reads, put together once for the page, its fragments and a form that failed."""

from typing import Any

from django.utils.translation import gettext as _

from helpcentre.domain.people import selectors as people
from helpcentre.domain.tickets import bulk, filters, selectors
from helpcentre.domain.tickets.filters import Clauses
from helpcentre.domain.tickets.ticket_filters import OLDEST_WAIT, PRIORITIES
from helpcentre.web.desk.access import StaffRequest
from helpcentre.web.desk.inbox.asked import FILTERED, Asked
from helpcentre.web.desk.inbox.bulk import told
from helpcentre.web.desk.inbox.headings import grouped
from helpcentre.web.desk.inbox.way import rows
from helpcentre.web.desk.saved_views import sieve, words
from helpcentre.web.desk.tickets.mornings import morning_of


def context(request: StaffRequest, asked: Asked) -> dict[str, Any]:
    """The rows, their headings, and what may be done with the list. One query per leg of its order for the rows."""
    after = request.GET.get("after", "")
    page = asked.listing.page(after=after or None)
    named = asked.saved is not None or asked.key == FILTERED
    return {
        "asked": asked,
        "orders": filters.orders(),
        "chips": words.chips(request.user, asked.clauses, removable=asked.saved is None) if named else [],
        "may_change": asked.saved is not None and selectors.may_change(request.user, asked.saved),
        "by_wait": asked.order == OLDEST_WAIT,
        "groups": grouped(rows(asked, page.rows), asked.order),
        "next": page.next,
        "after": after,
        "colleagues": [person for person in people.answering_staff() if person.pk != request.user.pk],
        "priorities": PRIORITIES,
        "most_at_once": bulk.MOST_AT_ONCE,
        "mornings": {word: morning_of(word) for word in ("tomorrow", "monday")},
        "suggested_tags": selectors.suggested_tags(),
        **told(request),
    }


def sieve_context(
    request: StaffRequest, asked: Asked, *, clauses: Clauses | None = None, name: str | None = None, fault: str = ""
) -> dict[str, Any]:
    """The form that says what the list holds; after a mistake with what was typed and what is wrong."""
    saved = asked.saved
    return {
        "sieve": sieve.lines(request.user, asked.clauses if clauses is None else clauses),
        "list_name": name if name is not None else (saved.name if saved else ""),
        "fault": sieve.FAULTS.get(fault, sieve.FAULTS["value"]) if fault else "",
        "heading": _("Change this list") if saved else _("Filter"),
    }
