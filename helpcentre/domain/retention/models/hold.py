from datetime import datetime

from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.tickets.models import Ticket

REASON_LIMIT = 500  # characters


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    def in_force(self, moment: datetime | None = None) -> "LegalHoldQuerySet":
        """Holds that pause something at ``moment``, now when none is given."""
        now = moment or clock.now()
        return self.filter(Q(until=None) | Q(until__gt=now), since__lte=now, lifted_at=None)


class LegalHold(models.Model):
    """That what is kept of one person, one business or one ticket must stay: why, who said so, since when, how long.

    It pauses erasure and retention while it is in force. ``until`` is NULL when nobody knows the end.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    business = models.ForeignKey(Business, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    ticket = models.ForeignKey(Ticket, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=REASON_LIMIT)
    placed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, business=None, ticket=None)
                | Q(person=None, business__isnull=False, ticket=None)
                | Q(person=None, business=None, ticket__isnull=False),
                name="hold_on_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"

    @property
    def is_in_force(self) -> bool:
        now = clock.now()
        return self.lifted_at is None and self.since <= now and (self.until is None or self.until > now)
