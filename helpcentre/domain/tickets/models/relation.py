from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.ticket import Ticket


class RelationKind(models.TextChoices):
    """Read from ``ticket`` to ``other``: it is related to it, a duplicate of it, caused by it."""

    RELATED = "related", "related to"
    DUPLICATE = "duplicate", "duplicate of"
    CAUSED_BY = "caused_by", "caused by"


class Relation(models.Model):
    """That two tickets have to do with each other. For staff only; it lets nobody read anything."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="relations", db_index=False)
    other = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="related_from")
    kind = models.CharField(max_length=10, choices=RelationKind.choices)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "other"], name="related_once")]

    def __str__(self) -> str:
        return f"ticket {self.ticket_id} {self.kind} {self.other_id}"


class Following(models.Model):
    """That a member of staff wants to hear of a ticket that is not theirs."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="followings", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="followings")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="following_once")]

    def __str__(self) -> str:
        return f"person {self.person_id} follows ticket {self.ticket_id}"
