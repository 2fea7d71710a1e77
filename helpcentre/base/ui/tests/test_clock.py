from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from helpcentre.base.ui import clock
from helpcentre.base.ui.templatetags.ui import kilobytes, length_of_time


def at(hour, minute=0):
    """A moment by the wall clock of Nairobi, three hours east of Greenwich."""
    return datetime(2026, 11, 21, hour, minute, tzinfo=UTC) - timedelta(hours=3)


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (14, 12, "saa 8:12 mchana"),
        (15, 1, "saa 9:01 mchana"),
        (8, 0, "saa 2 asubuhi"),
        (18, 0, "saa 12 jioni"),
        (7, 5, "saa 1:05 asubuhi"),
        (5, 30, "saa 11:30 alfajiri"),
        (0, 15, "saa 6:15 usiku"),
        (23, 59, "saa 5:59 usiku"),
    ],
)
def test_the_swahili_day_begins_at_sunrise(hour, minute, said):
    with translation.override("sw"):
        assert clock.clock_time(at(hour, minute)) == said


@pytest.mark.parametrize(("hour", "said"), [(0, "12:00 am"), (12, "12:00 pm"), (14, "2:00 pm")])
def test_the_english_clock_has_twelve_hours(hour, said):
    with translation.override("en"):
        assert clock.clock_time(at(hour)) == said


def test_months_are_said_in_the_language_of_the_page():
    with translation.override("sw"):
        assert clock.day(at(12)) == "21 Novemba 2026"


@pytest.mark.parametrize(("size", "said"), [(1, "1 kB"), (18_000, "18 kB"), (18_001, "19 kB")])
def test_a_size_is_never_less_than_it_costs(size, said):
    assert kilobytes(size) == said


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=20), "1 minute"),
        (timedelta(minutes=17), "20 minutes"),
        (timedelta(minutes=95), "2 hours"),
        (timedelta(hours=60), "3 days"),
    ],
)
def test_a_length_of_time_is_rounded_up_to_what_people_say(span, said):
    with translation.override("en"):
        assert length_of_time(span) == said
