"""The teams of the demo, when they work, and what they promise."""

from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.actions import put_team
from helpcentre.domain.people.models import Person, Strategy
from helpcentre.domain.service_levels.actions import put_calendar, put_policy
from helpcentre.domain.service_levels.actions.calendars import Week
from helpcentre.domain.service_levels.models import Policy
from helpcentre.web.demo.personas import PERSONAS

_SYSTEM = Actor.system()
_HOUR, _DAY = 60, 24 * 60  # minutes
_LONG_AGO = timedelta(days=90)


def prepare() -> None:
    """Two teams, two calendars, two policies. The default never closes: a demo may be opened at any hour."""
    asha, joseph, rehema = (_staff(key) for key in ("asha", "joseph", "rehema"))
    put_team(
        actor=_SYSTEM,
        name="Malipo",
        strategy=Strategy.BY_HAND,
        takes_new=False,
        members=[asha, joseph],
        leads=[joseph],
    )
    stock = put_team(
        actor=_SYSTEM, name="Stoo", strategy=Strategy.ROUND_ROBIN, takes_new=False, members=[joseph, rehema]
    )
    put_calendar(
        actor=_SYSTEM,
        name="Every day",
        time_zone="Africa/Nairobi",
        country="",
        is_default=True,
        week=Week({weekday: [(0, _DAY)] for weekday in range(7)}),
    )
    office = Week({weekday: [(8 * _HOUR, 17 * _HOUR)] for weekday in range(5)} | {5: [(8 * _HOUR, 13 * _HOUR)]})
    put_calendar(
        actor=_SYSTEM,
        name="Office hours",
        time_zone="Africa/Nairobi",
        country="KE",
        is_default=False,
        week=office,
        teams=[stock],
    )
    put_policy(actor=_SYSTEM, name="Duka Plus", plan="Duka Plus", first_reply=60, next_reply=2 * _HOUR, resolution=_DAY)
    put_policy(actor=_SYSTEM, name="Everybody", first_reply=4 * _HOUR, next_reply=8 * _HOUR, resolution=3 * _DAY)
    Policy.objects.update(created_at=clock.now() - _LONG_AGO)  # so that what the scenes tell of counts


def _staff(key: str) -> Person:
    return Person.objects.select_related("staffmember").get(email=PERSONAS[key].email)
