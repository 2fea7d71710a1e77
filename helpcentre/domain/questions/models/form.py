from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Language
from helpcentre.domain.questions.models.question import Option, Question


class TicketForm(models.Model):
    """What is asked of a sort of request. A customer chooses one; the one with the lowest position comes first."""

    name_en = models.CharField(max_length=80)
    name_sw = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"form {self.pk}"

    def name(self, language: str) -> str:
        return self.name_sw if language == Language.SWAHILI else self.name_en


class Asked(models.Model):
    """That a form asks a question, in which place, and when.

    With ``when`` it is asked only if that question, which stands above it, was answered with ``answer``; a tick has no
    option, so there ``answer`` is NULL and the question is asked when it was ticked.
    """

    form = models.ForeignKey(TicketForm, on_delete=models.CASCADE, related_name="asked")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="asked")
    position = models.PositiveSmallIntegerField(default=0)
    required = models.BooleanField(default=False)
    when = models.ForeignKey(Question, null=True, on_delete=models.CASCADE, related_name="+")
    answer = models.ForeignKey(Option, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=["form", "question"], name="asked_once")]

    def __str__(self) -> str:
        return f"question {self.question_id} in form {self.form_id}"
