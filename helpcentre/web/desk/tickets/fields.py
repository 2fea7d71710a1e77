"""What stands in the fields of our own: shown beside the ticket, and put right there."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.questions import actions, asking, selectors
from helpcentre.domain.questions.asking import Value
from helpcentre.domain.questions.models import Asked
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.tickets import screen

FIELD_FAULTS: dict[str, StrOrPromise] = {
    "too_long": _("This is too long. Shorten it."),
    "control": _("This holds signs that cannot be shown."),
    "number": _("Write a number, like 1450."),
    "day": _("Choose a day."),
    "option": _("Choose one of the list."),
}


@staff(Permission.ANSWER_TICKETS, "POST")
def fields(request: StaffRequest, reference: str) -> HttpResponse:
    """Keep every field that was shown as it was sent; an empty one is emptied. One that will not do keeps all."""
    ticket = screen.find(request, reference)
    shown = set(request.POST.getlist("shown"))  # another form, chosen meanwhile, may ask what this page did not
    rows = [row for row in selectors.told(ticket) if str(row.question.pk) in shown]
    raw = {row.question.pk: request.POST.get(f"answer-{row.question.pk}", "")[:1000] for row in rows}
    checked = asking.check([Asked(question=row.question) for row in rows], raw, complete=False)
    if checked.faults:
        first = next(iter(checked.faults.values()))
        return screen.refuse(request, ticket, {"field_error": FIELD_FAULTS[first]})
    values: dict[int, Value | None] = {row.question.pk: checked.values.get(row.question.pk) for row in rows}
    actions.answer(actor=request.user.actor, ticket=ticket, values=values)
    return screen.answer(request, ticket)
