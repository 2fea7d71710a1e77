from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Language


class QuestionKind(models.TextChoices):
    TEXT = "text", "a line of text"
    NUMBER = "number", "a number"
    CHOICE = "choice", "one of a list"
    DATE = "date", "a day"
    TICK = "tick", "yes or no"


class Question(models.Model):
    """A field of our own: something a request says besides its words. Labels stand in both languages.

    ``for_staff`` means that customers neither see nor answer it. An archived one is asked no more; what was answered
    stays.
    """

    kind = models.CharField(max_length=10, choices=QuestionKind.choices)
    label_en = models.CharField(max_length=120)
    label_sw = models.CharField(max_length=120)
    hint_en = models.CharField(max_length=200, blank=True)
    hint_sw = models.CharField(max_length=200, blank=True)
    for_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    archived_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"question {self.pk}"

    def label(self, language: str) -> str:
        return self.label_sw if language == Language.SWAHILI else self.label_en

    def hint(self, language: str) -> str:
        return self.hint_sw if language == Language.SWAHILI else self.hint_en


class Option(models.Model):
    """One of the answers to a question of kind ``choice``."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    label_en = models.CharField(max_length=80)
    label_sw = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"option {self.pk}"

    def label(self, language: str) -> str:
        return self.label_sw if language == Language.SWAHILI else self.label_en
