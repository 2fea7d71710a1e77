from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Team
from helpcentre.domain.service_levels import events
from helpcentre.domain.service_levels.models import Calendar, OpeningHours, SpecialDay, TeamCalendar


class CalendarNameTakenError(ValueError):
    """Another calendar is called so."""


@dataclass(frozen=True)
class Week:
    """Spans in minutes by weekday, and days of one's own as (day, name, is open)."""

    hours: dict[int, list[tuple[int, int]]]
    special_days: list[tuple[date, str, bool]] = field(default_factory=list)


def put_calendar(
    *,
    actor: Actor,
    calendar: Calendar | None = None,
    name: str,
    time_zone: str,
    country: str,
    is_default: bool,
    week: Week,
    teams: Iterable[Team] = (),
) -> Calendar:
    """Make a calendar or change one, whole. The first one is the default whatever is asked.

    Raises CalendarNameTakenError.
    """
    with transaction.atomic():
        others = Calendar.objects.exclude(pk=calendar.pk) if calendar else Calendar.objects.all()
        if others.filter(name__iexact=name).exists():
            raise CalendarNameTakenError(name)
        is_default = is_default or not others.filter(is_default=True).exists()
        if is_default:
            others.filter(is_default=True).update(is_default=False)
        calendar = calendar or Calendar()
        calendar.name, calendar.time_zone, calendar.country, calendar.is_default = name, time_zone, country, is_default
        calendar.save()
        _fill(calendar, week)
        TeamCalendar.objects.filter(calendar=calendar).delete()
        for team in teams:
            TeamCalendar.objects.update_or_create(team=team, defaults={"calendar": calendar})
        log.record(events.CALENDAR_SAVED, calendar.pk, actor=actor)
    return calendar


def _fill(calendar: Calendar, week: Week) -> None:
    calendar.hours.all().delete()
    calendar.special_days.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(calendar=calendar, weekday=weekday, opens=opens, closes=closes)
        for weekday, spans in week.hours.items()
        for opens, closes in spans
    )
    SpecialDay.objects.bulk_create(
        SpecialDay(calendar=calendar, day=day, name=name, is_open=is_open) for day, name, is_open in week.special_days
    )


def remove_calendar(*, actor: Actor, calendar: Calendar) -> None:
    """Teams that worked by it work by the default from now on. The default itself stays: ValueError."""
    with transaction.atomic():
        calendar = Calendar.objects.select_for_update().get(pk=calendar.pk)
        if calendar.is_default:
            raise ValueError("the default calendar stays")
        number = calendar.pk
        calendar.delete()
        log.record(events.CALENDAR_REMOVED, number, actor=actor)
