from django.http import HttpResponse

from helpcentre.base.promises import selectors
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.SEE_PROMISES, "GET")
def promises(request: StaffRequest) -> HttpResponse:
    """Every promise of the policy with what was last found out about it."""
    return frame.show(request, "desk/promises/page.html", {"rows": selectors.latest()}, here="promises")
