"""Days as they are counted where the Help Centre stands, whatever the zone of a server or of whoever reads."""

from datetime import date, datetime, time

from django.utils import timezone

from helpcentre.base.core import clock


def today() -> date:
    return day_of(clock.now())


def day_of(moment: datetime) -> date:
    return moment.astimezone(timezone.get_default_timezone()).date()


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time.min, timezone.get_default_timezone())
