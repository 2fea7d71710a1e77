from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person


class RetentionSetting(models.Model):
    """That something is kept for another time than the code says. ``term`` is the name of a term of the inventory."""

    term = models.CharField(max_length=120, unique=True)
    days = models.PositiveIntegerField()
    set_at = models.DateTimeField(default=clock.now)
    set_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.term}: {self.days} days"
