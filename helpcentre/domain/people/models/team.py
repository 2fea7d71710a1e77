from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class Strategy(models.TextChoices):
    """Who in a team gets the next ticket. Somebody who is away never does."""

    BY_HAND = "by_hand", "nobody, until somebody takes it"
    ROUND_ROBIN = "round_robin", "each in turn"
    LEAST_LOAD = "least_load", "whoever has the fewest"


class Team(models.Model):
    """Colleagues who answer the same kind of ticket. ``takes_new``: requests nobody routed elsewhere come here."""

    name = models.CharField(max_length=60, unique=True)
    strategy = models.CharField(max_length=12, choices=Strategy.choices, default=Strategy.BY_HAND)
    takes_new = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["takes_new"], condition=Q(takes_new=True), name="one_team_takes_new")
        ]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """That somebody is in a team. ``given_at`` is when the team's strategy last gave them a ticket."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="teams")
    is_lead = models.BooleanField(default=False, help_text="told of what is late")
    joined_at = models.DateTimeField(default=clock.now)
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "person"], name="in_a_team_once")]

    def __str__(self) -> str:
        return f"person {self.person_id} in team {self.team_id}"
