from datetime import date

import pytest

from helpcentre.domain.service_levels import public_holidays


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("KE", date(2026, 6, 1)),
        ("KE", date(2026, 10, 20)),
        ("KE", date(2026, 4, 3)),  # Good Friday
        ("TZ", date(2026, 4, 26)),
        ("TZ", date(2026, 12, 9)),
        ("UG", date(2026, 6, 3)),
        ("UG", date(2026, 2, 16)),
        ("RW", date(2026, 8, 7)),  # Umuganura, the first Friday of August
        ("RW", date(2026, 7, 4)),
        ("KE", date(2024, 4, 10)),  # Idd-ul-Fitr, as it was kept
        ("KE", date(2025, 3, 31)),
        ("UG", date(2026, 5, 27)),  # Idd-ul-Azha
    ],
)
def test_the_days_that_people_know(country, day):
    assert day in public_holidays.days(country, day.year)


def test_in_kenya_a_holiday_on_a_sunday_makes_the_next_day_free():
    assert date(2025, 6, 2) in public_holidays.days("KE", 2025)  # Madaraka Day 2025 was a Sunday
    assert date(2022, 12, 27) in public_holidays.days("KE", 2022)  # Christmas was, and Boxing Day is taken already


def test_in_rwanda_a_weekend_is_made_up_for_but_not_the_memorial():
    assert date(2028, 2, 1) in public_holidays.days("RW", 2028)
    assert date(2029, 4, 9) not in public_holidays.days("RW", 2029)  # 7 April 2029 is a Saturday
    assert date(2026, 7, 6) in public_holidays.days("RW", 2026)  # 4 July 2026 is a Saturday


def test_days_of_the_moon_are_marked_as_such():
    moon = [holiday.day for holiday in public_holidays.of("TZ", 2026) if holiday.by_moon]
    assert date(2026, 3, 21) in moon and date(2026, 3, 22) in moon
    assert date(2026, 12, 9) not in moon


def test_kenya_and_tanzania_name_their_days_in_kiswahili_too():
    for country in ("KE", "TZ"):
        names = {holiday.name for holiday in public_holidays.of(country, 2026, "sw")}
        assert not names & {holiday.name for holiday in public_holidays.of(country, 2026, "en")} - {"Madaraka Day"}
    assert public_holidays.of("UG", 2026, "sw") == public_holidays.of("UG", 2026, "en")


def test_a_country_nobody_asked_for_has_none():
    assert public_holidays.of("XX", 2026) == ()


@pytest.mark.parametrize("country", public_holidays.COUNTRIES)
def test_every_year_of_a_generation_can_be_worked_out(country):
    for year in range(2020, 2050):
        days = [holiday.day for holiday in public_holidays.of(country, year)]
        assert days == sorted(days) and 10 < len(days) < 30
