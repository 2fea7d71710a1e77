from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.domain.automation import deeds, triggers
from helpcentre.domain.automation.models import Rule
from helpcentre.domain.automation.saved_reply_deed import usable
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people import teams
from helpcentre.domain.tickets import filters, tags, text
from helpcentre.domain.tickets.filters import Clause, Field, Kind, Operator
from helpcentre.domain.tickets.models import Status
from helpcentre.web.desk.service_levels.policy_forms import PRIORITIES
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS
from helpcentre.web.desk.tickets.labels import TAG_ERRORS

UNITS = [("1440", _("days")), ("60", _("hours")), ("1", _("minutes"))]
LONGEST = 400 * 1440  # minutes
_NOTHING = ("", pgettext_lazy("deed", "leave as it is"))
_STATUSES = [
    _NOTHING,
    (Status.OPEN.value, pgettext_lazy("status", "waiting for us")),
    (Status.PENDING.value, pgettext_lazy("status", "with the customer")),
    (Status.CLOSED.value, pgettext_lazy("status", "closed")),
]
_PRIORITIES = [_NOTHING, *PRIORITIES[1:]]
_NUMBER = {
    "invalid": _("Write a number."),
    "min_value": _("Use a number above 0."),
    "max_value": _("Use a smaller number."),
}


def asked() -> list[Field]:
    """What a rule's form can ask: lists to tick, and words. Fields that plug into the registry come by themselves."""
    return [field for field in filters.fields() if field.kind in (Kind.CHOICE, Kind.TEXT)]


class RuleForm(forms.Form):
    """When this happens, if it fits, then do that. What is left empty asks and does nothing."""

    name = forms.CharField(max_length=60, error_messages={"required": _("Give the rule a name.")})
    trigger = forms.ChoiceField()
    after = forms.IntegerField(required=False, min_value=1, max_value=9999, error_messages=_NUMBER)
    unit = forms.ChoiceField(choices=UNITS)
    team = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    person = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    priority = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, choices=_PRIORITIES)
    tag = forms.CharField(required=False)
    untag = forms.CharField(required=False)
    status = forms.ChoiceField(required=False, choices=_STATUSES)
    tell = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    note = forms.CharField(required=False, max_length=deeds.LONGEST_TEXT)
    saved_reply = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    reply_en = forms.CharField(required=False, max_length=deeds.LONGEST_TEXT)
    reply_sw = forms.CharField(required=False, max_length=deeds.LONGEST_TEXT)
    close_days = forms.IntegerField(required=False, min_value=1, max_value=deeds.LONGEST_NOTICE, error_messages=_NUMBER)
    close_en = forms.CharField(required=False, max_length=deeds.LONGEST_TEXT)
    close_sw = forms.CharField(required=False, max_length=deeds.LONGEST_TEXT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = [_NOTHING, *((str(person.pk), person.name) for person in people.answering_staff())]
        self._choose("trigger", [(each.key, each.label) for each in triggers.every()])
        self._choose("team", [_NOTHING, *((str(team.pk), team.name) for team in teams.current_teams())])
        self._choose("person", staff)
        self._choose("saved_reply", [_NOTHING, *((str(row.pk), row.name) for row in usable())])
        self._choose("tell", staff)
        self.asked = asked()
        for field in self.asked:
            name = f"if_{field.key}"
            if field.kind == Kind.TEXT:
                self.fields[name] = forms.CharField(required=False, max_length=200, label=str(field.label))
                continue
            choices = [(choice.value, choice.label) for choice in field.choices()]
            self.fields[name] = forms.MultipleChoiceField(required=False, choices=choices, label=str(field.label))

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def lists(self) -> list[forms.BoundField]:
        return [self[f"if_{field.key}"] for field in self.asked if field.kind == Kind.CHOICE]

    @property
    def words(self) -> list[forms.BoundField]:
        return [self[f"if_{field.key}"] for field in self.asked if field.kind == Kind.TEXT]

    def clean_name(self) -> str:
        try:
            return text.clean_subject(self.cleaned_data["name"])
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None

    def clean_tag(self) -> str:
        return self._tag("tag")

    def clean_untag(self) -> str:
        return self._tag("untag")

    def _tag(self, name: str) -> str:
        try:
            return tags.clean_name(self.cleaned_data[name]) if self.cleaned_data[name] else ""
        except tags.TagError as error:
            raise forms.ValidationError(TAG_ERRORS[error.code], code=error.code) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        trigger = triggers.find(data.get("trigger", ""))
        if trigger and trigger.tells_time and not data.get("after") and "after" not in self.errors:
            self.add_error("after", _("Say after how long."))
        if data.get("after") and data["after"] * int(data.get("unit") or 1) > LONGEST:
            self.add_error("after", _("This is too long."))
        if data.get("saved_reply") and data.get("reply_en"):
            self.add_error("saved_reply", _("Choose a saved reply or write the words here, not both."))
        for name in ("reply", "close"):
            self._both_languages(name, data)
        if data.get("close_days") and not data.get("close_en"):
            self.add_error("close_en", _("Write what the customer is told before."))
        if (data.get("close_en") or data.get("close_sw")) and not data.get("close_days"):
            self.add_error("close_days", _("Say how many days the customer has left."))
        if not self.errors and not self.what:
            self.add_error("team", _("Choose one thing at least that the rule does."))
        return data

    def _both_languages(self, name: str, data: dict[str, Any]) -> None:
        english, swahili = data.get(f"{name}_en"), data.get(f"{name}_sw")
        if bool(english) != bool(swahili):
            missing = f"{name}_sw" if english else f"{name}_en"
            self.add_error(missing, _("Write it in both languages: nobody is answered in one they did not ask in."))

    @property
    def minutes(self) -> int | None:
        trigger = triggers.find(self.cleaned_data["trigger"])
        if trigger is None or not trigger.tells_time:
            return None
        return int(self.cleaned_data["after"]) * int(self.cleaned_data["unit"])

    @property
    def conditions(self) -> tuple[Clause, ...]:
        found = []
        for field in self.asked:
            value = self.cleaned_data.get(f"if_{field.key}")
            if value and field.kind == Kind.TEXT:
                found.append(Clause(field.key, Operator.HAS, (value.strip(),)))
            elif value:
                found.append(Clause(field.key, Operator.IS, tuple(value)))
        return tuple(found)

    @property
    def what(self) -> list[dict[str, Any]]:
        """The deeds, in the order of the registry."""
        data = self.cleaned_data
        plain = ("team", "person", "priority", "tag", "untag", "status", "note", "tell", "saved_reply")
        values: dict[str, Any] = {name: data.get(name) for name in plain}
        if data.get("reply_en"):
            values["reply"] = {"en": data["reply_en"], "sw": data.get("reply_sw", "")}
        if data.get("close_days"):
            texts = {"en": data.get("close_en", ""), "sw": data.get("close_sw", "")}
            values["close_after_notice"] = {"days": data["close_days"], **texts}
        return [{"do": deed.key, "with": values[deed.key]} for deed in deeds.every() if values.get(deed.key)]


def initial(rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"trigger": "created", "unit": "60"}
    minutes = rule.minutes or 0
    unit = next(size for size in (1440, 60, 1) if minutes % size == 0)
    first: dict[str, Any] = {"name": rule.name, "trigger": rule.trigger, "unit": str(unit if minutes else 60)}
    first["after"] = minutes // unit if minutes else None
    for clause in filters.from_json(rule.conditions):
        field = filters.field(clause.field)
        is_text = field is not None and field.kind == Kind.TEXT
        first[f"if_{clause.field}"] = clause.values[0] if is_text and clause.values else list(clause.values)
    for row in rule.deeds if isinstance(rule.deeds, list) else []:
        first |= _shown(str(row.get("do")), row.get("with"))
    return first


def _shown(key: str, value: Any) -> dict[str, Any]:
    if key == "reply" and isinstance(value, dict):
        return {"reply_en": value.get("en"), "reply_sw": value.get("sw")}
    if key == "close_after_notice" and isinstance(value, dict):
        return {"close_days": value.get("days"), "close_en": value.get("en"), "close_sw": value.get("sw")}
    return {key: str(value)}
