"""Which records were merged, by whom and why: part of what the privacy officer answers for."""

from django.http import HttpResponse

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.privacy.merging import looking
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.HANDLE_RIGHTS, "GET")
def merges(request: StaffRequest) -> HttpResponse:
    """The newest first. People stand here by name as they are called now; opening one is a look at them."""
    return frame.show(request, "desk/privacy/merges.html", {"merges": looking.mergings()}, here="privacy")
