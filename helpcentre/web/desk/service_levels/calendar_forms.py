from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.models import Team
from helpcentre.domain.service_levels.actions.calendars import Week
from helpcentre.domain.service_levels.models import Calendar
from helpcentre.domain.service_levels.public_holidays import COUNTRIES
from helpcentre.domain.tickets import text
from helpcentre.web.desk.service_levels import hours
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS

ZONES = (
    "Africa/Nairobi",
    "Africa/Dar_es_Salaam",
    "Africa/Kampala",
    "Africa/Kigali",
    "Africa/Addis_Ababa",
    "Africa/Bujumbura",
    "Africa/Juba",
    "Africa/Lubumbashi",
    "Africa/Lusaka",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Dubai",
    "Asia/Kolkata",
    "UTC",
)
COUNTRY_NAMES = [("", _("None")), ("KE", _("Kenya")), ("TZ", _("Tanzania")), ("UG", _("Uganda")), ("RW", _("Rwanda"))]
MOST_DAYS = 200
_WEEK = {f"day{weekday}": weekday for weekday in range(7)}


class CalendarForm(forms.Form):
    """A name, a place, a week, and the days that are otherwise."""

    name = forms.CharField(max_length=60, error_messages={"required": _("Give the calendar a name.")})
    time_zone = forms.ChoiceField(choices=[(zone, zone.replace("_", " ")) for zone in ZONES])
    country = forms.ChoiceField(choices=COUNTRY_NAMES, required=False)
    is_default = forms.BooleanField(required=False)
    closed_days = forms.CharField(required=False, max_length=20_000)
    open_days = forms.MultipleChoiceField(required=False)
    teams = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args: Any, teams: list[Team], holidays: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_teams = {team.pk: team for team in teams}
        for name in _WEEK:
            self.fields[name] = forms.CharField(required=False, max_length=80)
        self.fields["teams"].choices = [(str(team.pk), team.name) for team in teams]  # type: ignore[attr-defined]
        self.fields["open_days"].choices = [(day.isoformat(), "") for day in holidays]  # type: ignore[attr-defined]

    @property
    def week(self) -> Iterator[tuple[Any, forms.BoundField]]:
        """Each weekday's name and field."""
        for name, weekday in _WEEK.items():
            yield WEEKDAYS[weekday], self[name]

    def clean_name(self) -> str:
        try:
            return text.clean_subject(self.cleaned_data["name"])
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None

    def clean_closed_days(self) -> list[tuple[date, str, bool]]:
        found: dict[date, tuple[date, str, bool]] = {}
        for line in self.cleaned_data["closed_days"].splitlines():
            if not line.strip():
                continue
            day, _space, name = line.strip().partition(" ")
            parsed = _day(day)
            if parsed is None or not name.isprintable():
                raise forms.ValidationError(_("Write each day on a line of its own, like 24/12/2026 Stocktaking."))
            found[parsed] = (parsed, name.strip()[:60], False)
        if len(found) > MOST_DAYS:
            raise forms.ValidationError(_("These are too many days."))
        return list(found.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in _WEEK:
            try:
                data[name] = hours.parse(data.get(name) or "")
            except hours.HoursError:
                self.add_error(name, _("Write hours like 8:00–17:00, or 8:00–13:00, 14:00–17:00."))
        if not self.errors and not any(data[name] for name in _WEEK):
            self.add_error("day0", _("Write the hours of one day at least."))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """What ``service_levels.actions.put_calendar`` takes."""
        data = self.cleaned_data
        closed = {day: row for day, *row in data["closed_days"]}
        opened = [(date.fromisoformat(day), "", True) for day in data["open_days"]]
        special = [(day, row[0], row[1]) for day, row in closed.items()]
        return {
            "name": data["name"],
            "time_zone": data["time_zone"],
            "country": data["country"],
            "is_default": data["is_default"],
            "week": Week(
                {weekday: data[name] for name, weekday in _WEEK.items() if data[name]},
                special + [row for row in opened if row[0] not in closed],
            ),
            "teams": [self.known_teams[number] for number in data["teams"]],
        }


def initial(calendar: Calendar | None, country: str) -> dict[str, Any]:
    if calendar is None:
        week = {f"day{weekday}": "8:00–17:00" for weekday in range(5)} | {"day5": "8:00–13:00"}
        return week | {"time_zone": ZONES[0], "country": country if country in COUNTRIES else ""}
    spans: dict[int, list[tuple[int, int]]] = {}
    for row in calendar.hours.order_by("weekday", "opens"):
        spans.setdefault(row.weekday, []).append((row.opens, row.closes))
    special = list(calendar.special_days.order_by("day"))
    return {
        "name": calendar.name,
        "time_zone": calendar.time_zone,
        "country": calendar.country,
        "is_default": calendar.is_default,
        "closed_days": "\n".join(f"{row.day:%d/%m/%Y} {row.name}".strip() for row in special if not row.is_open),
        "open_days": [row.day.isoformat() for row in special if row.is_open],
        "teams": [str(row.team_id) for row in calendar.teams.all()],
        **{f"day{weekday}": hours.written(found) for weekday, found in spans.items()},
    }


def _day(text_: str) -> date | None:
    for pattern in ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text_, pattern).date()  # noqa: DTZ007 - a date, no moment
        except ValueError:
            continue
    return None
