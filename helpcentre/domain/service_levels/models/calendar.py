from django.db import models
from django.db.models import F, Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Team


class Calendar(models.Model):
    """When people work: a time zone, hours by weekday, public holidays of a country, days of one's own.

    The default calendar counts for tickets without a team and for teams without a calendar.
    """

    name = models.CharField(max_length=60, unique=True)
    time_zone = models.CharField(max_length=40, help_text="IANA name, like Africa/Nairobi")
    country = models.CharField(max_length=2, blank=True, help_text="whose public holidays count; empty for none")
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_default"], condition=Q(is_default=True), name="one_default_calendar")
        ]

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """One span of a weekday, in minutes of the local day. Monday is 0; 1440 is the end of the day."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.PositiveSmallIntegerField()
    closes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(closes__gt=F("opens"), closes__lte=1440), name="opens_before_it_closes"),
            models.CheckConstraint(condition=Q(weekday__lt=7), name="weekday_of_seven"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class SpecialDay(models.Model):
    """A day of the team's own: closed although it is a weekday, or open although it is a public holiday."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="special_days", db_index=False)
    day = models.DateField()
    name = models.CharField(max_length=60, blank=True)
    is_open = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "day"], name="special_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {'open' if self.is_open else 'closed'}"


class TeamCalendar(models.Model):
    """By which calendar a team works."""

    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="working_calendar")
    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="teams")

    def __str__(self) -> str:
        return f"team {self.team_id} works by calendar {self.calendar_id}"
