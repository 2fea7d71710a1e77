from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.models import Absence, Person

LONGEST = timedelta(days=400)


class AbsenceForm(forms.Form):
    """Whole days in the Help Centre's time zone, the first and the last of them included."""

    first = forms.DateField(error_messages={"required": _("Choose the first day."), "invalid": _("Choose a day.")})
    last = forms.DateField(error_messages={"required": _("Choose the last day."), "invalid": _("Choose a day.")})
    cover = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, colleagues: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {person.pk: person for person in colleagues}
        choices = [("", _("Nobody")), *((str(person.pk), person.name) for person in colleagues)]
        self.fields["cover"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day comes before the first."))
        elif last and last < timezone.localdate():
            self.add_error("last", _("This day is over already."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("This is longer than a year. Choose an earlier day."))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """What ``people.actions.set_absence`` takes."""
        data = self.cleaned_data
        return {
            "starts_at": _midnight(data["first"]),
            "ends_at": _midnight(data["last"] + timedelta(days=1)),
            "cover": self.colleagues.get(data["cover"]),
        }


def initial(absence: Absence | None) -> dict[str, Any]:
    """What the form shows at first: what was said before, else nothing but today."""
    if absence is None:
        return {"first": timezone.localdate().isoformat()}
    last = timezone.localtime(absence.ends_at - timedelta(seconds=1)).date()
    return {
        "first": timezone.localtime(absence.starts_at).date().isoformat(),
        "last": last.isoformat(),
        "cover": absence.cover_id or "",
    }


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
