from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.ticket import Ticket


class TextNotice(models.Model):
    """When somebody with only a telephone last got a text message of one ticket.

    ``owed_at``: an answer came too soon after it, and is told of when the hour is over.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(default=clock.now)
    owed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="text_notice_once")]
        indexes = [models.Index(fields=["told_at"], condition=Q(owed_at__isnull=False), name="text_notice_owed")]

    def __str__(self) -> str:
        return f"text of ticket {self.ticket_id} to person {self.person_id}"
