from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.base.inventory.taxonomy import Use
from helpcentre.domain.people.models.person import Person


class Objection(models.Model):
    """That somebody's data is not used for one purpose any more, because they said no to it (GDPR article 21), until
    they allow it again. ``objections.py`` says what can be said no to."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="objections")
    use = models.CharField(max_length=60, choices=[(use.value, use.name) for use in Use])
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "use"], condition=Q(ended_at=None), name="objection_once")
        ]

    def __str__(self) -> str:
        return f"objection of person {self.person_id} to {self.use}"
