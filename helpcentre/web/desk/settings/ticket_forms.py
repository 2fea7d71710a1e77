"""The forms customers choose among: which fields each asks, in which order, and when."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpcentre.base.core import ids
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.questions import actions, selectors
from helpcentre.domain.questions.actions import AskedLine
from helpcentre.domain.questions.actions.forms import FormError
from helpcentre.domain.questions.models import Asked, Question, QuestionKind, TicketForm
from helpcentre.domain.tickets import text
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS

FORM_ERRORS = {
    "too_many": gettext_lazy("A form asks at most twenty fields."),
    "twice": gettext_lazy("A field is asked twice."),
    "order": gettext_lazy("A field can hang only on one that stands above it in this form."),
}


@staff(Permission.MANAGE_SETTINGS, "GET")
def ticket_forms(request: StaffRequest) -> HttpResponse:
    return show(request, "desk/settings/forms.html", {"forms": selectors.forms()}, page="setting_forms")


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def new_form(request: StaffRequest) -> HttpResponse:
    return _edit(request, None)


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def ticket_form(request: StaffRequest, number: int) -> HttpResponse:
    """One form: its name and a row for every field there is."""
    return _edit(request, _find(number))


@staff(Permission.MANAGE_SETTINGS, "POST")
def archiving(request: StaffRequest, number: int) -> HttpResponse:
    """Offer it no more."""
    actions.archive_form(actor=request.user.actor, form=_find(number))
    messages.info(request, _("Customers see it no more."))
    return redirect("desk:setting_forms")


def _find(number: int) -> TicketForm:
    found = selectors.form(number)
    if found is None:
        raise Http404
    return found


def _edit(request: StaffRequest, found: TicketForm | None) -> HttpResponse:
    questions = selectors.questions()
    names = {name: request.POST.get(name, getattr(found, name, "")) for name in ("name_en", "name_sw")}
    rows = _sent(questions, request.POST) if request.method == "POST" else _held(questions, found)
    error = ""
    if request.method == "POST":
        error = _save(request, found, names, rows)
        if not error:
            messages.info(request, _("Saved."))
            return redirect("desk:setting_forms")
    context = {"found": found, "names": names, "rows": rows, "error": error, "conditions": _conditions(questions)}
    return show(request, "desk/settings/form.html", context, page="setting_forms", status=422 if error else 200)


def _save(request: StaffRequest, found: TicketForm | None, names: dict[str, str], rows: list[dict[str, Any]]) -> str:
    """Why it cannot be kept; empty when it was."""
    try:
        actions.put_form(
            actor=request.user.actor,
            form=found,
            name_en=text.clean_subject(names["name_en"])[:80],
            name_sw=text.clean_subject(names["name_sw"])[:80],
            lines=_lines(rows),
        )
    except text.TextError as fault:
        return str(TEXT_ERRORS[fault.code])
    except FormError as fault:
        return str(FORM_ERRORS[fault.code])
    return ""


def _lines(rows: list[dict[str, Any]]) -> list[AskedLine]:
    questions = {row["question"].pk: row["question"] for row in rows}
    lines = []
    for row in sorted((row for row in rows if row["asked"]), key=lambda row: row["place"]):
        above, _sign, option = row["when"].partition("=")
        when = questions.get(ids.read(above) or 0)
        options = {str(each.pk): each for each in when.options.all()} if when else {}
        lines.append(AskedLine(row["question"], row["required"], when, options.get(option)))
    return lines


def _held(questions: list[Question], found: TicketForm | None) -> list[dict[str, Any]]:
    asked = {one.question_id: one for one in selectors.asked_in(found, staff=True)} if found else {}
    rows = [_row(question, asked.get(question.pk), place) for place, question in enumerate(questions, 1)]
    return sorted(rows, key=lambda row: (not row["asked"], row["place"]))


def _row(question: Question, one: Asked | None, place: int) -> dict[str, Any]:
    when = f"{one.when_id}={one.answer_id or ''}" if one and one.when_id else ""
    return {
        "question": question,
        "asked": one is not None,
        "place": one.position + 1 if one else 100 + place,
        "required": bool(one and one.required),
        "when": when,
    }


def _sent(questions: list[Question], sent: QueryDict) -> list[dict[str, Any]]:
    rows = []
    for number, question in enumerate(questions, 1):
        place = sent.get(f"place-{question.pk}", "")
        rows.append(
            {
                "question": question,
                "asked": f"asked-{question.pk}" in sent,
                "place": int(place) if place.isascii() and place.isdigit() and len(place) < 5 else 100 + number,
                "required": f"required-{question.pk}" in sent,
                "when": sent.get(f"when-{question.pk}", "")[:40],
            }
        )
    return sorted(rows, key=lambda row: (not row["asked"], row["place"]))


def _conditions(questions: list[Question]) -> list[tuple[str, str, str]]:
    """What a field can hang on: value for the form, the field's label, the answer's."""
    found = []
    for question in questions:
        if question.kind == QuestionKind.TICK:
            found.append((f"{question.pk}=", question.label_en, ""))
        if question.kind == QuestionKind.CHOICE:
            options = [option for option in question.options.all() if option.archived_at is None]
            found += [(f"{question.pk}={option.pk}", question.label_en, option.label_en) for option in options]
    return found
