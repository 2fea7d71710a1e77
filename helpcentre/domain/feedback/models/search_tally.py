from django.db import models

from helpcentre.domain.people.models import Language


class SearchTally(models.Model):
    """How often one question was asked on one day, in one language. Nobody is named: there is no visitor in it.

    ``key`` is the question's stems and synonyms in a fixed order, so that different words for one matter count
    together; it is empty for questions that look as if they held something personal, which are only counted.
    ``wording`` is one way it was asked. Each visitor counts once a day for one question.
    """

    day = models.DateField()
    language = models.CharField(max_length=2, choices=Language.choices)
    key = models.CharField(max_length=160, blank=True)
    wording = models.CharField(max_length=120, blank=True)
    count = models.PositiveIntegerField(default=0)
    without_result = models.PositiveIntegerField(default=0)
    with_click = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "language", "key"], name="tally_once")]
        indexes = [models.Index(fields=["language", "key", "day"], name="tally_question")]

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.key}"


class Counted(models.TextChoices):
    """``SEARCHES`` are pages of results that the server sent, counted at its door and not where questions are noted."""

    SEARCHES = "searches"
    TASKS_DONE = "tasks_done"
    TASKS_SET_ASIDE = "tasks_set_aside"


class DayCount(models.Model):
    """A plain number for one day."""

    day = models.DateField()
    what = models.CharField(max_length=20, choices=Counted.choices)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "what"], name="day_count_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.what} {self.number}"
