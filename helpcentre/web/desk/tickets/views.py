from django.http import HttpResponse

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.inbox.way import way
from helpcentre.web.desk.tickets import screen


@staff(Permission.ANSWER_TICKETS, "GET")
def ticket(request: StaffRequest, reference: str) -> HttpResponse:
    """One ticket with its conversation. Over htmx come only the parts that may have changed."""
    found = screen.find(request, reference)
    template = "desk/tickets/live.html"
    if not request.htmx:
        template = "desk/tickets/page.html"
        actions.mark_notifications_read(person=request.user, ticket=found)
    led = way(request.user, found, request.GET)
    return screen.show(request, template, found, {"way": led}, here=led.key if led else "")
