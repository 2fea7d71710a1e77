"""Files of a ticket: those that come with the composer, and those the desk looks at."""

from django.http import Http404, HttpResponse

from helpcentre.base.files import grants
from helpcentre.base.front.addresses import client_network
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.attaching import reading
from helpcentre.domain.tickets.attaching.gathering import Held, gather
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen


def held_by(request: StaffRequest) -> Held:
    """The files that the composer brought; they are kept whatever becomes of the words."""
    return gather(
        files=request.FILES.getlist("file"),
        claimed=request.POST.getlist("attachment"),
        person=request.user,
        place=client_network(request),
    )


@staff(Permission.ANSWER_TICKETS, "GET")
def file(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """A file of the conversation; the front sends its bytes."""
    return _granted(request, reference, number)


@staff(Permission.ANSWER_TICKETS, "GET")
def file_small(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Its thumbnail; a picture that is small already is its own."""
    return _granted(request, reference, number, small=True)


@staff(Permission.ANSWER_TICKETS, "GET")
def file_look(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The beginning of a text, as letters on a page of ours."""
    ticket = screen.find(request, reference)
    found = selectors.attachment_of(ticket, number, staff=True)
    if found is None or not found.has_preview:
        raise Http404
    text, is_cut = reading.beginning(found)
    values = {"ticket": ticket, "file": found, "text": text, "is_cut": is_cut}
    return frame.show(request, "desk/tickets/file.html", values, here=screen.place(request, ticket))


def _granted(request: StaffRequest, reference: str, number: int, *, small: bool = False) -> HttpResponse:
    found = selectors.attachment_of(screen.find(request, reference), number, staff=True)
    if found is None or (small and found.width is None):
        raise Http404
    stored = (found.thumbnail if small else None) or found.file
    return grants.response(stored, title=found.name, shown=found.is_shown)
