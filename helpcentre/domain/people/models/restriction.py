from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class Restriction(models.Model):
    """That somebody's data is kept and not used (GDPR article 18), until it is lifted. ``restrictions.py`` says what
    stops."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="restrictions")
    since = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], condition=Q(lifted_at=None), name="restricted_once")]

    def __str__(self) -> str:
        return f"restriction of person {self.person_id}"
