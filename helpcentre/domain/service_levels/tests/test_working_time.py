"""The arithmetic over made-up weeks in zones with and without summer time; every law is tried on many moments."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from helpcentre.domain.service_levels.working_time import (
    ALWAYS,
    NeverOpenError,
    WorkingCalendar,
    add_working_time,
    working_minutes_between,
    working_time_between,
)

NAIROBI, BERLIN, LORD_HOWE = ZoneInfo("Africa/Nairobi"), ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
ZONES = [NAIROBI, BERLIN, LORD_HOWE, ZoneInfo("America/New_York"), UTC]
SHOP = WorkingCalendar(
    NAIROBI,
    {**dict.fromkeys(range(5), ((8 * 60, 13 * 60), (14 * 60, 17 * 60))), 5: ((8 * 60, 13 * 60),)},
    lambda day: day == date(2026, 12, 25),
)


def nairobi(*when):
    return datetime(*when, tzinfo=NAIROBI)


def random_calendar(chance):
    hours = {}
    for weekday in range(7):
        marks = sorted(chance.sample(range(0, 24 * 60 + 1, 15), 2 * chance.randint(0, 3)))
        hours[weekday] = tuple(zip(marks[::2], marks[1::2], strict=True))
    if not any(hours.values()):
        hours[0] = ((540, 1020),)
    closed = {date(2026, 1, 1) + timedelta(days=chance.randrange(700)) for _ in range(20)}
    return WorkingCalendar(chance.choice(ZONES), hours, lambda day: day in closed)


def random_moment(chance):
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=chance.randrange(500 * 86_400))


@pytest.fixture(params=range(40))
def chance(request):
    return Random(request.param)


def test_time_added_is_the_time_between(chance):
    calendar = random_calendar(chance)
    for _ in range(5):
        start, minutes = random_moment(chance), chance.randrange(0, 3000)
        end = add_working_time(calendar, start, minutes)
        assert end >= start
        assert working_minutes_between(calendar, start, end) == minutes


def test_adding_in_two_parts_is_adding_at_once(chance):
    calendar, start = random_calendar(chance), random_moment(chance)
    first, second = chance.randrange(1, 900), chance.randrange(1, 900)
    once = add_working_time(calendar, start, first + second)
    assert add_working_time(calendar, add_working_time(calendar, start, first), second) == once


def test_more_time_never_ends_sooner(chance):
    calendar, start = random_calendar(chance), random_moment(chance)
    ends = [add_working_time(calendar, start, minutes) for minutes in range(0, 2000, 137)]
    assert all(early < late for early, late in pairwise(ends))


def test_a_stretch_cut_anywhere_is_the_sum_of_its_parts(chance):
    calendar = random_calendar(chance)
    start, middle, end = sorted(random_moment(chance) for _ in range(3))
    whole = working_time_between(calendar, start, end)
    assert whole == working_time_between(calendar, start, middle) + working_time_between(calendar, middle, end)
    assert timedelta(0) <= whole <= end - start


def test_the_zone_a_moment_is_written_in_does_not_matter(chance):
    calendar, start = random_calendar(chance), random_moment(chance)
    assert add_working_time(calendar, start.astimezone(BERLIN), 500) == add_working_time(calendar, start, 500)


def test_it_agrees_with_counting_every_minute(chance):
    """The slow way: is this minute worked? Spans lie on quarters of an hour, so minutes are never cut."""
    calendar = random_calendar(chance)
    start = random_moment(chance).replace(second=0)
    end = start + timedelta(minutes=chance.randrange(1, 6000))
    days = {start.date() + timedelta(days=n) for n in range(-2, 8)}
    spans = [span for day in sorted(days) for span in calendar.spans(day)]
    minutes = int((end - start).total_seconds() // 60)
    counted = sum(
        any(opens <= start + timedelta(minutes=n) < closes for opens, closes in spans) for n in range(minutes)
    )
    assert working_minutes_between(calendar, start, end) == counted


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (nairobi(2026, 11, 26, 9), 60, nairobi(2026, 11, 26, 10)),
        (nairobi(2026, 11, 26, 12, 30), 60, nairobi(2026, 11, 26, 14, 30)),  # over lunch
        (nairobi(2026, 11, 26, 16), 60, nairobi(2026, 11, 26, 17)),  # done at closing time is done then
        (nairobi(2026, 11, 26, 16), 61, nairobi(2026, 11, 27, 8, 1)),
        (nairobi(2026, 11, 28, 12), 120, nairobi(2026, 11, 30, 9)),  # over Sunday
        (nairobi(2026, 12, 24, 16), 120, nairobi(2026, 12, 26, 9)),  # over Christmas Day
        (nairobi(2026, 11, 29, 3), 1, nairobi(2026, 11, 30, 8, 1)),
        (nairobi(2026, 11, 26, 20), 0, nairobi(2026, 11, 26, 20)),
    ],
)
def test_a_shop_with_a_lunch_hour(start, minutes, end):
    assert add_working_time(SHOP, start, minutes) == end


def test_a_night_shift_goes_through_midnight():
    guard = WorkingCalendar(NAIROBI, {3: ((22 * 60, 24 * 60),), 4: ((0, 6 * 60),)})
    assert add_working_time(guard, nairobi(2026, 11, 26, 23), 120) == nairobi(2026, 11, 27, 1)


def test_the_hour_that_spring_takes_away_is_not_worked():
    nights = WorkingCalendar(BERLIN, {6: ((0, 6 * 60),)})
    start = datetime(2026, 3, 29, 0, tzinfo=BERLIN)
    assert working_minutes_between(nights, start, datetime(2026, 3, 29, 8, tzinfo=BERLIN)) == 5 * 60
    only_the_gap = WorkingCalendar(BERLIN, {6: ((2 * 60, 2 * 60 + 30), (3 * 60, 4 * 60))})
    assert working_minutes_between(only_the_gap, start, datetime(2026, 3, 29, 8, tzinfo=BERLIN)) == 60


def test_the_hour_that_autumn_gives_back_is_worked_twice():
    nights = WorkingCalendar(BERLIN, {6: ((0, 6 * 60),)})
    start = datetime(2026, 10, 25, 0, tzinfo=BERLIN)
    assert working_minutes_between(nights, start, datetime(2026, 10, 25, 8, tzinfo=BERLIN)) == 7 * 60


def test_backwards_there_is_no_time_and_always_is_the_clock_on_the_wall():
    assert working_minutes_between(SHOP, nairobi(2026, 11, 27, 9), nairobi(2026, 11, 26, 9)) == 0
    assert add_working_time(ALWAYS, nairobi(2026, 11, 29, 3), 90) == nairobi(2026, 11, 29, 4, 30)


def test_who_never_opens_never_gets_there():
    with pytest.raises(NeverOpenError):
        add_working_time(WorkingCalendar(NAIROBI, {}), nairobi(2026, 11, 26, 9), 1)
