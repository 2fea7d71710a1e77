from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.tickets.models import Ticket


class KnownProblem(models.Model):
    """One thing that does not work for many: an outage, a fault in a new version. Open while ``solved_at`` is NULL.

    Title and words stand in both languages, since whoever suffers reads either. ``banner`` is the translation key of
    the announcements that tell of it on every page; NULL when none does.
    """

    title_en = models.CharField(max_length=120)
    title_sw = models.CharField(max_length=120)
    words_en = models.TextField(blank=True)
    words_sw = models.TextField(blank=True)
    banner = models.UUIDField(null=True)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    solved_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-opened_at"], condition=Q(solved_at=None), name="problem_open")]

    def __str__(self) -> str:
        return f"problem {self.pk}"

    def title(self, language: str) -> str:
        return self.title_sw if language == Language.SWAHILI else self.title_en

    def words(self, language: str) -> str:
        return self.words_sw if language == Language.SWAHILI else self.words_en


class Affected(models.Model):
    """That a ticket is about a known problem. A ticket is about one."""

    problem = models.ForeignKey(KnownProblem, on_delete=models.CASCADE, related_name="affected")
    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="affected")
    by_customer = models.BooleanField(default=False, help_text="they said so themselves, in the form")
    since = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"ticket {self.ticket_id} of problem {self.problem_id}"


class ProblemUpdate(models.Model):
    """What was told to everybody affected, once. The last one of a problem may say that it is solved."""

    problem = models.ForeignKey(KnownProblem, on_delete=models.CASCADE, related_name="updates")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    body_en = models.TextField()
    body_sw = models.TextField()
    is_closing = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"update {self.pk} of problem {self.problem_id}"

    def body(self, language: str) -> str:
        return self.body_sw if language == Language.SWAHILI else self.body_en
