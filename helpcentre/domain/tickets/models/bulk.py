from datetime import datetime, timedelta

from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.ticket import Ticket

UNDO_LIFE = timedelta(hours=1)


class BulkAct(models.Model):
    """One deed done to many tickets at once. ``deed`` names it in ``bulk.deeds``; it can be undone for an hour."""

    actor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    deed = models.CharField(max_length=30)
    created_at = models.DateTimeField(default=clock.now, db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.deed} {self.pk}"

    @property
    def can_be_undone(self) -> bool:
        return self.undone_at is None and clock.now() < self.ends_at

    @property
    def ends_at(self) -> datetime:
        return self.created_at + UNDO_LIFE


class BulkChange(models.Model):
    """What one ticket was before a bulk act, and after it, in the columns that the deed touches."""

    act = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="changes")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField()
    after = models.JSONField()

    def __str__(self) -> str:
        return f"change of ticket {self.ticket_id} by {self.act_id}"
