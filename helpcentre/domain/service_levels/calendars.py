"""Calendars as the arithmetic wants them, and which one counts for a team."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from helpcentre.domain.service_levels import public_holidays
from helpcentre.domain.service_levels.models import Calendar
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
    for row in calendar.hours.order_by("weekday", "opens"):
        hours[row.weekday] = (*hours.get(row.weekday, ()), (row.opens, row.closes))
    special = dict(calendar.special_days.values_list("day", "is_open"))
    return WorkingCalendar(
        ZoneInfo(calendar.time_zone), hours, partial(_is_closed, special=special, country=calendar.country)
    )


def _is_closed(day: date, *, special: dict[date, bool], country: str) -> bool:
    if day in special:
        return not special[day]
    return day in public_holidays.days(country, day.year)
