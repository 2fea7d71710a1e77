from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Business
from helpcentre.domain.tickets.models import Priority, Ticket


class Policy(models.Model):
    """What we promise for some tickets. The first policy whose conditions fit counts; an empty condition fits all.

    Targets are minutes of working time; NULL promises nothing.
    """

    name = models.CharField(max_length=60, unique=True)
    position = models.PositiveIntegerField(default=0)
    is_on = models.BooleanField(default=True)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, null=True, blank=True)
    plan = models.CharField(max_length=40, blank=True)
    business = models.ForeignKey(Business, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    first_reply = models.PositiveIntegerField(null=True, blank=True)
    next_reply = models.PositiveIntegerField(null=True, blank=True)
    resolution = models.PositiveIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "policies"

    def __str__(self) -> str:
        return self.name

    def fits(self, ticket: Ticket) -> bool:
        """Whether this policy may count for ``ticket``, whose business is loaded."""
        if self.priority is not None and self.priority != ticket.priority:
            return False
        if self.business_id is not None and self.business_id != ticket.business_id:
            return False
        plan = ticket.business.plan if ticket.business else ""
        return not self.plan or self.plan.casefold() == plan.casefold()

    def target(self, kind: str) -> int | None:
        minutes: int | None = getattr(self, kind)
        return minutes
