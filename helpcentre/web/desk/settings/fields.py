"""The fields of our own: what can be asked of a request besides its words."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.questions import actions, selectors
from helpcentre.domain.questions.actions import OptionLine
from helpcentre.domain.questions.actions.questions import QuestionError
from helpcentre.domain.questions.models import Question, QuestionKind
from helpcentre.domain.tickets import text
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS

KINDS = [
    (QuestionKind.TEXT, pgettext_lazy("field", "A line of text")),
    (QuestionKind.NUMBER, pgettext_lazy("field", "A number")),
    (QuestionKind.CHOICE, pgettext_lazy("field", "One of a list")),
    (QuestionKind.DATE, pgettext_lazy("field", "A day")),
    (QuestionKind.TICK, pgettext_lazy("field", "Yes or no")),
]
OPTION_ERRORS = {
    "no_options": gettext_lazy("Write what there is to choose from."),
    "too_many": gettext_lazy("A list has at most fifty lines."),
}


class FieldForm(forms.Form):
    """One field. ``options`` holds a line for each answer of a list: ``English | Kiswahili``."""

    kind = forms.ChoiceField(choices=KINDS)
    label_en = forms.CharField(required=False, max_length=120, error_messages={"max_length": TEXT_ERRORS["too_long"]})
    label_sw = forms.CharField(required=False, max_length=120, error_messages={"max_length": TEXT_ERRORS["too_long"]})
    hint_en = forms.CharField(required=False, max_length=200, error_messages={"max_length": TEXT_ERRORS["too_long"]})
    hint_sw = forms.CharField(required=False, max_length=200, error_messages={"max_length": TEXT_ERRORS["too_long"]})
    options = forms.CharField(required=False, strip=False, max_length=10_000)
    for_staff = forms.BooleanField(required=False)

    def clean_label_en(self) -> str:
        return self._line("label_en")

    def clean_label_sw(self) -> str:
        return self._line("label_sw")

    def clean_options(self) -> list[OptionLine]:
        lines = [line.split("|", 1) for line in self.cleaned_data["options"].splitlines() if line.strip(" |")]
        pairs = [(parts[0].strip(), parts[-1].strip()) for parts in lines]
        if any(not one or not two or max(len(one), len(two)) > 80 for one, two in pairs):
            raise forms.ValidationError(_("Write each line as English | Kiswahili, at most 80 letters each."))
        return [OptionLine(one, two) for one, two in dict(pairs).items()]

    def _line(self, name: str) -> str:
        try:
            return text.clean_subject(self.cleaned_data[name])
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None


@staff(Permission.MANAGE_SETTINGS, "GET")
def fields(request: StaffRequest) -> HttpResponse:
    """Every field that can be asked."""
    return show(request, "desk/settings/fields.html", {"questions": selectors.questions()}, page="setting_fields")


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def new_field(request: StaffRequest) -> HttpResponse:
    return _edit(request, None)


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def field(request: StaffRequest, number: int) -> HttpResponse:
    """One field: its words, its list. Its kind stays."""
    return _edit(request, _find(number))


@staff(Permission.MANAGE_SETTINGS, "POST")
def archiving(request: StaffRequest, number: int) -> HttpResponse:
    """Ask it no more."""
    actions.archive_question(actor=request.user.actor, question=_find(number))
    messages.info(request, _("It is asked no more. What was answered stays."))
    return redirect("desk:setting_fields")


def _find(number: int) -> Question:
    found = selectors.question(number)
    if found is None:
        raise Http404
    return found


def _edit(request: StaffRequest, found: Question | None) -> HttpResponse:
    sent = request.POST.copy() if request.method == "POST" else None
    if sent is not None and found is not None:
        sent["kind"] = found.kind
    form = FieldForm(sent, initial=_initial(found))
    if sent is not None and form.is_valid():
        try:
            actions.put_question(actor=request.user.actor, question=found, **form.cleaned_data)
        except QuestionError as fault:
            form.add_error("options", OPTION_ERRORS[fault.code])
        else:
            messages.info(request, _("Saved."))
            return redirect("desk:setting_fields")
    context = {"form": form, "found": found, "kinds": KINDS}
    status = 422 if form.is_bound else 200
    return show(request, "desk/settings/field.html", context, page="setting_fields", status=status)


def _initial(found: Question | None) -> dict[str, object]:
    if found is None:
        return {"kind": QuestionKind.TEXT}
    options = found.options.filter(archived_at=None)
    names = ("kind", "label_en", "label_sw", "hint_en", "hint_sw", "for_staff")
    lines = "\n".join(f"{option.label_en} | {option.label_sw}" for option in options)
    return {name: getattr(found, name) for name in names} | {"options": lines}
