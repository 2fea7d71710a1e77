"""Public holidays of the countries we sell in, by the laws that name them.

Kenya: Public Holidays Act (cap. 110). Tanzania: Public Holidays Act (cap. 35). Uganda: Public Holidays Act (cap. 255).
Rwanda: Presidential Order on public holidays. The feasts of Islam follow the sighted moon; they are computed by the
tabular calendar here and may fall a day earlier or later, so a team can open such a day and close its neighbour.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COUNTRIES = ("KE", "TZ", "UG", "RW")

_CHRISTIAN = {(12, 25): _("Christmas Day"), (12, 26): _("Boxing Day")}
_NEW_YEAR = {(1, 1): _("New Year’s Day")}
_LABOUR = {(5, 1): _("Labour Day")}

_FIXED: dict[str, dict[tuple[int, int], Promise]] = {
    "KE": {
        (6, 1): _("Madaraka Day"),
        (10, 10): _("Mazingira Day"),
        (10, 20): _("Mashujaa Day"),
        (12, 12): _("Jamhuri Day"),
    },
    "TZ": {
        (1, 12): _("Zanzibar Revolution Day"),
        (4, 7): _("Karume Day"),
        (4, 26): _("Union Day"),
        (7, 7): _("Saba Saba"),
        (8, 8): _("Nane Nane"),
        (10, 14): _("Nyerere Day"),
        (12, 9): _("Independence Day"),
    },
    "UG": {
        (1, 26): _("Liberation Day"),
        (2, 16): _("Archbishop Janani Luwum Day"),
        (3, 8): _("Women’s Day"),
        (6, 3): _("Martyrs’ Day"),
        (6, 9): _("Heroes’ Day"),
        (10, 9): _("Independence Day"),
    },
    "RW": {
        (1, 2): _("Day after New Year"),
        (2, 1): _("Heroes’ Day"),
        (4, 7): _("Genocide against the Tutsi Memorial Day"),
        (7, 1): _("Independence Day"),
        (7, 4): _("Liberation Day"),
        (8, 15): _("Assumption Day"),
    },
}

#: Month and day of the tabular Islamic calendar, and how many days are free.
_ISLAMIC: dict[str, tuple[tuple[int, int, int, Promise], ...]] = {
    "KE": ((10, 1, 1, _("Idd-ul-Fitr")), (12, 10, 1, _("Idd-ul-Azha"))),
    "TZ": ((10, 1, 2, _("Idd-ul-Fitr")), (12, 10, 1, _("Idd-ul-Azha")), (3, 12, 1, _("Maulid"))),
    "UG": ((10, 1, 1, _("Idd-ul-Fitr")), (12, 10, 1, _("Idd-ul-Azha"))),
    "RW": ((10, 1, 1, _("Idd-ul-Fitr")), (12, 10, 1, _("Idd-ul-Azha"))),
}


@dataclass(frozen=True)
class Holiday:
    """``by_moon``: the day is announced shortly before and may move by one."""

    day: date
    name: Promise
    by_moon: bool = False


@lru_cache(maxsize=64)
def of(country: str, year: int) -> tuple[Holiday, ...]:
    """The public holidays of a year, in order; none for a country that is not among ``COUNTRIES``."""
    if country not in COUNTRIES:
        return ()
    fixed = _NEW_YEAR | _LABOUR | _CHRISTIAN | _FIXED[country]
    found = [Holiday(date(year, month, day), name) for (month, day), name in fixed.items()]
    easter = easter_sunday(year)
    found += [
        Holiday(easter - timedelta(days=2), _("Good Friday")),
        Holiday(easter + timedelta(days=1), _("Easter Monday")),
    ]
    if country == "RW":
        found.append(Holiday(_first_friday_of_august(year), _("Umuganura")))
    found += _islamic(country, year)
    return tuple(sorted([*found, *_moved(country, found)], key=lambda each: each.day))


@lru_cache(maxsize=64)
def days(country: str, year: int) -> frozenset[date]:
    return frozenset(holiday.day for holiday in of(country, year))


def _moved(country: str, found: list[Holiday]) -> Iterator[Holiday]:
    """A holiday on a Sunday (Rwanda: on a weekend) makes the next working day free instead.

    Kenya: section 4 of the act. Rwanda: the order, but for the memorial of the genocide.
    """
    weekend = {"KE": {6}, "RW": {5, 6}}.get(country, set())
    taken = {holiday.day for holiday in found}
    for holiday in sorted(found, key=lambda each: each.day):
        if holiday.day.weekday() not in weekend or (country == "RW" and (holiday.day.month, holiday.day.day) == (4, 7)):
            continue
        day = holiday.day + timedelta(days=1)
        while day in taken or day.weekday() in weekend:
            day += timedelta(days=1)
        taken.add(day)
        yield Holiday(day, holiday.name, holiday.by_moon)


def easter_sunday(year: int) -> date:
    """By the rule of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _first_friday_of_august(year: int) -> date:
    first = date(year, 8, 1)
    return first + timedelta(days=(4 - first.weekday()) % 7)


def _islamic(country: str, year: int) -> Iterator[Holiday]:
    about = int((year - 622) * 33 / 32)
    for month, day, free, name in _ISLAMIC[country]:
        for islamic_year in range(about - 1, about + 3):
            first = islamic_day(islamic_year, month, day)
            for number in range(free):
                each = first + timedelta(days=number)
                if each.year == year:
                    yield Holiday(each, name, by_moon=True)


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (civil epoch, 16 July 622 in the Julian calendar)."""
    passed = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227014 + passed)
