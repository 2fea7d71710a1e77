"""Public holidays of the countries we sell in, as the ``holidays`` package knows them: laws, elections, mourning.

The feasts of Islam follow the sighted moon. Until they are announced their days are estimates and may fall a day
earlier or later, so a team can open such a day and close its neighbour.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

COUNTRIES = ("KE", "TZ", "UG", "RW")
#: How the package calls our languages, by country; elsewhere it knows English names only.
_NAMES = {"KE": {"en": "en_KE", "sw": "sw"}, "TZ": {"en": "en_US", "sw": "sw"}, "RW": {"en": "en_US"}}
#: Read in English, where the package marks them.
_ESTIMATED = "estimated)"


@dataclass(frozen=True)
class Holiday:
    """``by_moon``: the day is announced shortly before and may move by one."""

    day: date
    name: str
    by_moon: bool = False


@lru_cache(maxsize=64)
def of(country: str, year: int, language: str = "en") -> tuple[Holiday, ...]:
    """The public holidays of a year, in order; none for a country that is not among ``COUNTRIES``.

    ``language`` is ``en`` or ``sw``; where the package has no Kiswahili names, the English ones stand.
    """
    if country not in COUNTRIES:
        return ()
    english = _known(country, year, "en")
    named = _known(country, year, language)
    return tuple(Holiday(day, named[day], english[day].endswith(_ESTIMATED)) for day in sorted(english))


@lru_cache(maxsize=64)
def days(country: str, year: int) -> frozenset[date]:
    return frozenset(holiday.day for holiday in of(country, year))


def _known(country: str, year: int, language: str) -> dict[date, str]:
    names = _NAMES.get(country, {})
    return dict(holidays.country_holidays(country, years=year, language=names.get(language) or names.get("en")))
