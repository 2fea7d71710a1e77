"""Links between tickets."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.actions.relations import RelationError
from helpcentre.domain.tickets.models import RelationKind
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen

RELATION_ERRORS: dict[str, StrOrPromise] = {
    "unknown": _("There is no ticket with this number. Write it like DK-17."),
    "itself": _("This is the ticket itself. Choose another."),
    "too_many": _("It is linked to fifty tickets already."),
}


@staff(Permission.ANSWER_TICKETS, "POST")
def relations(request: StaffRequest, reference: str) -> HttpResponse:
    """Link the ticket to ``other``, a number like DK-17, as ``kind``; with ``undo`` take the link away."""
    ticket = screen.find(request, reference)
    typed = request.POST.get("other", "")[:60].strip()
    other = selectors.for_staff(request.user, typed)
    if other is None:
        return screen.refuse(request, ticket, {"relation_error": RELATION_ERRORS["unknown"], "relation_other": typed})
    if "undo" in request.POST:
        actions.unrelate(actor=request.user.actor, ticket=ticket, other=other)
        return screen.answer(request, ticket)
    kind = request.POST.get("kind", "")
    wanted = kind if kind in RelationKind.values else RelationKind.RELATED
    try:
        actions.relate(actor=request.user.actor, ticket=ticket, other=other, kind=wanted)
    except RelationError as fault:
        wrong = {"relation_error": RELATION_ERRORS[fault.code], "relation_other": typed}
        return screen.refuse(request, ticket, wrong)
    return screen.answer(request, ticket)
