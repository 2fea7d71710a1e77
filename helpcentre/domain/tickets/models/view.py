from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person


class SavedView(models.Model):
    """A list of tickets that somebody keeps in the rail: what it holds, in which order.

    ``filters`` is what ``filters.to_json`` wrote. Only its owner sees it, until ``shared_at`` is set: then the team.
    ``position`` sorts the owner's lists, and the team's among each other.
    """

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    filters = models.JSONField(default=list)
    order = models.CharField(max_length=40)
    position = models.PositiveIntegerField(default=0)
    shared_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["shared_at", "position"], name="view_of_team")]

    def __str__(self) -> str:
        return f"view {self.pk}"

    @property
    def key(self) -> str:
        """What an address calls it."""
        return f"v{self.pk}"

    @property
    def is_shared(self) -> bool:
        return self.shared_at is not None
