"""Calendars as the arithmetic wants them, and which one counts for a team."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.service_levels import public_holidays
from helpcentre.domain.service_levels.models import Calendar, OpeningHours, SpecialDay
from helpcentre.domain.service_levels.working_time import ALWAYS, WorkingCalendar


def default_calendar() -> Calendar | None:
    return Calendar.objects.filter(is_default=True).first()


def of_team(team_id: int | None) -> Calendar | None:
    """By which calendar a team's tickets are counted; None when there is none at all, and then every minute counts."""
    if team_id is not None and (own := Calendar.objects.filter(teams__team=team_id).first()):
        return own
    return default_calendar()


def working(calendar: Calendar | None) -> WorkingCalendar:
    """The calendar with its hours and days. Two queries."""
    if calendar is None:
        return ALWAYS
    hours: dict[int, tuple[tuple[int, int], ...]] = {}
    for row in _hours(calendar=calendar.pk):
        hours[row.weekday] = (*hours.get(row.weekday, ()), (row.opens, row.closes))
    special = dict(_special_days(calendar=calendar.pk))
    return WorkingCalendar(
        ZoneInfo(calendar.time_zone), hours, partial(_is_closed, special=special, country=calendar.country)
    )


@prepared
def _hours(calendar: One) -> QuerySet[OpeningHours]:
    return OpeningHours.objects.filter(calendar=calendar).order_by("weekday", "opens")


@prepared
def _special_days(calendar: One) -> QuerySet[SpecialDay, tuple[date, bool]]:
    return SpecialDay.objects.filter(calendar=calendar).values_list("day", "is_open")


def _is_closed(day: date, *, special: dict[date, bool], country: str) -> bool:
    if day in special:
        return not special[day]
    return day in public_holidays.days(country, day.year)
