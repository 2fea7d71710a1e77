from django.http import HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff


@staff(Permission.USE_DESK, "GET")
def notifications(request: StaffRequest) -> HttpResponse:
    """What was said to me: newest first. Opening its ticket marks one as read."""
    rows = selectors.notifications(request.user)
    return frame.show(request, "desk/notifications/page.html", {"rows": rows}, here="notifications")


@staff(Permission.USE_DESK, "POST")
def mark_all_read(request: StaffRequest) -> HttpResponse:
    actions.mark_notifications_read(person=request.user)
    return redirect("desk:notifications")
