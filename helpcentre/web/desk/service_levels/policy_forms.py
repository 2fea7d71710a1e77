from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.domain.people.models import Business
from helpcentre.domain.service_levels.models import ClockKind, Policy
from helpcentre.domain.tickets import text
from helpcentre.domain.tickets.models import Priority
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS

UNITS = [("60", _("hours")), ("1", _("minutes"))]
LONGEST = 60 * 24 * 60  # minutes of working time
PRIORITIES = [
    ("", pgettext_lazy("priority", "any")),
    (str(Priority.URGENT.value), pgettext_lazy("priority", "urgent")),
    (str(Priority.HIGH.value), pgettext_lazy("priority", "high")),
    (str(Priority.NORMAL.value), pgettext_lazy("priority", "normal")),
    (str(Priority.LOW.value), pgettext_lazy("priority", "low")),
]
_TOO_LONG = {"max_value": _("Use a smaller number."), "min_value": _("Use a number above 0.")}


def _target() -> forms.IntegerField:
    errors = {"invalid": _("Write a number."), **_TOO_LONG}
    return forms.IntegerField(required=False, min_value=1, max_value=LONGEST, error_messages=errors)


class PolicyForm(forms.Form):
    """For whom, and how soon. An empty condition fits every ticket, an empty time promises nothing."""

    name = forms.CharField(max_length=60, error_messages={"required": _("Give it a name.")})
    is_on = forms.BooleanField(required=False)
    priority = forms.ChoiceField(choices=PRIORITIES, required=False)
    plan = forms.CharField(required=False, max_length=40)
    business = forms.CharField(required=False, max_length=120)
    first_reply = _target()
    first_reply_unit = forms.ChoiceField(choices=UNITS)
    next_reply = _target()
    next_reply_unit = forms.ChoiceField(choices=UNITS)
    resolution = _target()
    resolution_unit = forms.ChoiceField(choices=UNITS)

    def clean_name(self) -> str:
        return self._line("name")

    def clean_plan(self) -> str:
        return self._line("plan") if self.cleaned_data["plan"] else ""

    def clean_business(self) -> Business | None:
        typed = self.cleaned_data["business"]
        if not typed:
            return None
        found = list(Business.objects.filter(name__iexact=self._line("business"))[:2])
        if len(found) == 2:
            raise forms.ValidationError(_("Several shops are called so. Use the plan or the priority instead."))
        if not found:
            raise forms.ValidationError(_("No shop is called so. Write its name as it stands on its tickets."))
        return found[0]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.get(kind) for kind in ClockKind.values):
            self.add_error("first_reply", _("Promise one time at least."))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """What ``service_levels.actions.put_policy`` takes."""
        data = self.cleaned_data
        times = {kind: data[kind] * int(data[f"{kind}_unit"]) if data.get(kind) else None for kind in ClockKind.values}
        return times | {
            "name": data["name"],
            "is_on": data["is_on"],
            "priority": int(data["priority"]) if data["priority"] else None,
            "plan": data["plan"],
            "business": data["business"],
        }

    def _line(self, name: str) -> str:
        try:
            return text.clean_subject(self.cleaned_data[name])
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None


def initial(policy: Policy | None) -> dict[str, Any]:
    if policy is None:
        return {"is_on": True} | {f"{kind}_unit": "60" for kind in ClockKind.values}
    times: dict[str, Any] = {}
    for kind in ClockKind.values:
        minutes = policy.target(kind)
        unit = 60 if minutes is None or minutes % 60 == 0 else 1
        times |= {kind: minutes // unit if minutes else None, f"{kind}_unit": str(unit)}
    return times | {
        "name": policy.name,
        "is_on": policy.is_on,
        "priority": str(policy.priority or ""),
        "plan": policy.plan,
        "business": policy.business.name if policy.business else "",
    }
