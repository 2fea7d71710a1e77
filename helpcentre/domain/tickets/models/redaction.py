from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.message import Message


class Redaction(models.Model):
    """That somebody took words or files out of a message: who, when and how much, never what."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="redactions")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    signs = models.PositiveIntegerField(default=0, help_text="characters that were blacked out")
    files = models.PositiveIntegerField(default=0, help_text="attachments that were removed")

    def __str__(self) -> str:
        return f"redaction in message {self.message_id}"
