from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.tickets.models import Ticket


class PendingClosure(models.Model):
    """That a customer was told that their ticket closes at ``closes_at``. Whatever they write takes it back."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="pending_closure")
    told_at = models.DateTimeField(default=clock.now)
    closes_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["closes_at"], condition=Q(closes_at__isnull=False), name="closure_due")]

    def __str__(self) -> str:
        return f"closing of ticket {self.ticket_id}"
