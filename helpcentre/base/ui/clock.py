"""Saying the time. In Kiswahili the day begins at sunrise, so 14:12 is *saa 8:12 mchana*."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.core import clock

#: First hour of each part of the day, as it is spoken on the coast and in the highlands alike.
_PARTS = ((0, "usiku"), (4, "alfajiri"), (6, "asubuhi"), (12, "mchana"), (16, "jioni"), (19, "usiku"))


def is_swahili() -> bool:
    return (get_language() or "").startswith("sw")


def swahili_clock(moment: datetime) -> str:
    """``saa 8:12 mchana`` for 14:12 in the moment's own time zone; on the full hour ``saa 8 mchana``."""
    hour = (moment.hour - 6) % 12 or 12
    part = [name for first, name in _PARTS if moment.hour >= first][-1]
    return f"saa {hour}:{moment.minute:02} {part}" if moment.minute else f"saa {hour} {part}"


def english_clock(moment: datetime) -> str:
    """``2:12 pm`` for 14:12 in the moment's own time zone."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'am' if moment.hour < 12 else 'pm'}"


def clock_time(moment: datetime) -> str:
    """The time of day in the present language and the Help Centre's time zone."""
    local = timezone.localtime(moment)
    return swahili_clock(local) if is_swahili() else english_clock(local)


def day(moment: datetime | date) -> str:
    """``3 November 2026`` in the present language, for a moment in the Help Centre's time zone."""
    known = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
    return _day(known, get_language())


@lru_cache(maxsize=1024)
def _day(date: date, language: str | None) -> str:
    return date_format(date, "j F Y")


def dated(moment: datetime) -> str:
    """``3 November 2026, 2:12 pm``: for what is read at any time, such as a mail, where "today" would become untrue."""
    return f"{day(moment)}, {clock_time(moment)}"


def day_heading(moment: datetime) -> str:
    """``Today, Saturday``, ``Yesterday, Friday`` or the date, as a line between messages."""
    local = timezone.localtime(moment)
    days = (timezone.localtime(clock.now()).date() - local.date()).days
    weekday = date_format(local, "l")
    if days == 0:
        return _("Today, %(weekday)s") % {"weekday": weekday}
    if days == 1:
        return _("Yesterday, %(weekday)s") % {"weekday": weekday}
    return f"{weekday}, {day(moment)}"


def when(moment: datetime) -> str:
    """``today 2:12 pm``, ``yesterday 2:12 pm`` or ``3 November 2026``."""
    days = (timezone.localtime(clock.now()).date() - timezone.localtime(moment).date()).days
    if days == 0:
        return _("today %(time)s") % {"time": clock_time(moment)}
    if days == 1:
        return _("yesterday %(time)s") % {"time": clock_time(moment)}
    return day(moment)
