"""Which of our own forms a ticket answers."""

from django.http import Http404, HttpResponse

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.questions import selectors
from helpcentre.domain.questions.actions import choose_form
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen


@staff(Permission.ANSWER_TICKETS, "POST")
def form_of(request: StaffRequest, reference: str) -> HttpResponse:
    """Choose another, or none: its fields are there at once, with what was answered already."""
    ticket = screen.find(request, reference)
    number = request.POST.get("form", "")
    form = selectors.form(int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if number and form is None:
        raise Http404
    choose_form(actor=request.user.actor, ticket=ticket, form=form)
    if not request.htmx:
        return screen.answer(request, ticket)
    return screen.show(request, "desk/tickets/live.html", ticket, {"fields_open": form is not None})
