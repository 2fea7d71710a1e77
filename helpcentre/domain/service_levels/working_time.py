"""Time in which a team works. Pure: a calendar and moments in, a moment or a length out; no clock, no database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MIDNIGHT = 24 * 60  # minutes; a day's last span may end here
HORIZON = 800  # days that are searched for working time before we say that there is none


class NeverOpenError(ValueError):
    """Within two years the calendar has not enough working time."""


@dataclass(frozen=True)
class WorkingCalendar:
    """When a team works.

    ``hours`` has for each weekday (Monday is 0) the spans from minute to minute of the local day, in order and apart.
    ``is_closed`` says of a local date that nobody works on it, whatever the weekday.
    """

    zone: tzinfo
    hours: dict[int, tuple[tuple[int, int], ...]]
    is_closed: Callable[[date], bool] = field(default=lambda day: False)

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The working spans of a local day, in UTC, in order and apart.

        Where clocks are set forward, an hour that does not exist is not worked; where they are set back, a span that
        covers the hour is longer by it.
        """
        if self.is_closed(day):
            return
        last = datetime.min.replace(tzinfo=UTC)
        for opens, closes in self.hours.get(day.weekday(), ()):
            start, end = max(self._at(day, opens), last), self._at(day, closes)
            if start < end:
                yield start, end
                last = end

    def _at(self, day: date, minute: int) -> datetime:
        if minute >= MIDNIGHT:
            day, minute = day + timedelta(days=1), 0
        return datetime.combine(day, time(minute // 60, minute % 60), self.zone).astimezone(UTC)


#: Every minute counts.
ALWAYS = WorkingCalendar(UTC, dict.fromkeys(range(7), ((0, MIDNIGHT),)))


def add_working_time(calendar: WorkingCalendar, start: datetime, minutes: int | timedelta) -> datetime:
    """The moment at which this much working time has passed since ``start``, in UTC.

    Nothing to add is ``start`` itself, and work that is done at closing time is done then, not the next morning.
    Raises NeverOpenError when the calendar is hardly ever open.
    """
    left = minutes if isinstance(minutes, timedelta) else timedelta(minutes=minutes)
    start = start.astimezone(UTC)
    if left <= timedelta(0):
        return start
    first = start.astimezone(calendar.zone).date() - timedelta(days=1)
    for number in range(HORIZON):
        for opens, closes in calendar.spans(first + timedelta(days=number)):
            begins = max(opens, start)
            if begins >= closes:
                continue
            if left <= closes - begins:
                return begins + left
            left -= closes - begins
    raise NeverOpenError


def working_time_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> timedelta:
    """How much working time lies between two moments; nothing when ``end`` does not come after ``start``."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    passed = timedelta(0)
    if end <= start:
        return passed
    day = start.astimezone(calendar.zone).date() - timedelta(days=1)
    last = end.astimezone(calendar.zone).date()
    while day <= last:
        for opens, closes in calendar.spans(day):
            passed += max(timedelta(0), min(closes, end) - max(opens, start))
        day += timedelta(days=1)
    return passed


def working_minutes_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> int:
    """The same in whole minutes."""
    return int(working_time_between(calendar, start, end).total_seconds() // 60)
