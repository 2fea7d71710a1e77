from datetime import datetime, timedelta

from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import MessageKind, Ticket

#: After two signs of life that did not come: the phone has died, or the network.
STILL_HERE = timedelta(seconds=120)


class Presence(models.Model):
    """That somebody has a ticket before them now: one row each, written over when something changes.

    It lies in the database, so that several servers know of each other's agents. ``writes`` is empty while they only
    look.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="present", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    writes = models.CharField(max_length=10, blank=True, choices=MessageKind.choices)
    seen_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="present_once")]

    def is_over(self, now: datetime) -> bool:
        """Whether too long ago to believe it."""
        return self.seen_at <= now - STILL_HERE

    def __str__(self) -> str:
        return f"person {self.person_id} at ticket {self.ticket_id}"
