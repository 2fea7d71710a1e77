from django.db import models
from django.db.models import F, Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class Absence(models.Model):
    """That a colleague is out of office from ``starts_at`` until just before ``ends_at``, and who covers."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences", db_index=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cover = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="covers", db_index=False
    )
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="absence_ends_after_it_starts")
        ]
        indexes = [models.Index(fields=["ends_at", "person"], name="absence_by_end")]

    def __str__(self) -> str:
        return f"absence of person {self.person_id}"

    @property
    def is_now(self) -> bool:
        return self.starts_at <= clock.now() < self.ends_at
