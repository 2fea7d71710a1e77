"""What the ticket page says of requests about data."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.privacy.models import RightsRequest
from helpcentre.domain.privacy.requests import hints
from helpcentre.domain.tickets.models import Ticket
from helpcentre.domain.tickets.selectors import Entry
from helpcentre.web.desk.access import StaffRequest
from helpcentre.web.desk.tickets.besides import Besides


def context(request: StaffRequest, ticket: Ticket, entries: Iterable[Entry], has: Besides) -> dict[str, Any]:
    """At most two queries. The hint is given until somebody has made a request of it, and acts by nothing itself."""
    cases = _cases(ticket=ticket.pk) if has.rights_requests else []
    said = [entry.message for entry in entries if entry.message is not None]
    return {
        "rights_cases": cases,
        "rights_hint": None if cases else hints.first(said),
        "handles_rights": may(request.user, Permission.HANDLE_RIGHTS),
        "is_restricted": has.restriction,
    }


@prepared
def _cases(ticket: One) -> QuerySet[RightsRequest]:
    return RightsRequest.objects.filter(ticket=ticket).order_by("id")[:5]
