from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import markup
from helpcentre.domain.tickets.models import Attachment, Status, Ticket


class HeldReply(models.Model):
    """A reply that was sent and can still be taken back. It is no message yet, so nothing that shows messages shows it.

    ``seen`` is the customer's newest message when the agent wrote: what came later, they had not read. ``key`` is the
    form's, and becomes the message's.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="held_replies", db_index=False)
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="held_replies")
    body = models.TextField()
    then = models.CharField(max_length=10, choices=Status.choices)
    macro = models.ForeignKey("answering.SavedReply", null=True, on_delete=models.SET_NULL, related_name="+")
    files = models.ManyToManyField(Attachment, related_name="+")
    seen = models.BigIntegerField(default=0)
    key = models.CharField(max_length=64, null=True)
    created_at = models.DateTimeField(default=clock.now)
    leaves_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "key"], name="held_once")]

    def __str__(self) -> str:
        return f"held reply {self.pk} in ticket {self.ticket_id}"

    @property
    def shown(self) -> str:
        """Its words in one line."""
        return markup.plain(self.body)

    @property
    def seconds_left(self) -> float:
        """Until it leaves; never below 0."""
        return max(0.0, (self.leaves_at - clock.now()).total_seconds())
