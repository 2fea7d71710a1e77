from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.questions.models.question import Option, Question
from helpcentre.domain.tickets.models import Ticket


class Answer(models.Model):
    """What a ticket says to a question, in the column of its kind."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="answers", db_index=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.CharField(max_length=500, blank=True)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    day = models.DateField(null=True)
    option = models.ForeignKey(Option, null=True, on_delete=models.CASCADE, related_name="+")
    tick = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "question"], name="answered_once")]

    def __str__(self) -> str:
        return f"answer of ticket {self.ticket_id}"
