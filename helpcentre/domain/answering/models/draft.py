from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import MessageKind, Status, Ticket


class Draft(models.Model):
    """What somebody has begun to write and not sent: one per person, ticket and kind. No event tells of it."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="drafts", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=10, choices=MessageKind.choices)
    body = models.TextField()
    then = models.CharField(max_length=10, choices=Status.choices, default=Status.PENDING)
    macro = models.ForeignKey("answering.SavedReply", null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "person", "kind"], name="draft_once")]

    def __str__(self) -> str:
        return f"draft {self.kind} of person {self.person_id} in ticket {self.ticket_id}"
